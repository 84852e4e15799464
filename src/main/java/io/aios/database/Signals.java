package io.aios.database;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Wakes other nodes, and other parts of this one, before their next poll. A signal is a hint that
 * may be lost: whoever listens must also look from time to time.
 */
public interface Signals {

  /** The longest payload that PostgreSQL carries. */
  int MAX_PAYLOAD_BYTES = 7_999;

  /**
   * Raises a signal when the current transaction commits, and none if it rolls back; at once if
   * there is no transaction. Equal signals of one transaction may arrive as one.
   *
   * @param payload at most {@link #MAX_PAYLOAD_BYTES} bytes of UTF-8, without NUL; never empty,
   *     because an empty one means "look" to a subscriber
   * @throws IllegalArgumentException if the payload is none of that
   */
  void raise(Channel channel, String payload);

  /**
   * Calls the subscriber for each signal until the subscription is closed. An empty payload means
   * "signals may have been missed, look": it comes after each connect to the database.
   *
   * @param subscriber called on the one thread of all subscribers, so it must return at once; what
   *     it throws is logged and ends nothing
   */
  Subscription listen(Channel channel, Consumer<String> subscriber);

  /**
   * Refuses what {@link #raise} does.
   *
   * @throws IllegalArgumentException if it is no payload
   */
  static void requireValid(String payload) {
    int bytes = payload.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MAX_PAYLOAD_BYTES || payload.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "a payload has 1 to " + MAX_PAYLOAD_BYTES + " bytes and no NUL; this one has " + bytes);
    }
  }

  /** A running {@link #listen}. */
  interface Subscription extends AutoCloseable {

    /** Ends the calls; one that runs at this moment may still end. */
    @Override
    void close();
  }
}
