package io.aios.llm.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long and how much we wait for, read and keep open when we speak to a provider.
 *
 * @param connectTimeout for the connection, and once more for its TLS handshake; 1 ms to 1 min
 * @param acquireTimeout how long a call waits for one of the connections; 1 ms to 5 min
 * @param firstByteTimeout from the request to the status of its answer; 1 ms to 1 h
 * @param idleTimeout longest silence within an answer; 1 ms to 1 h
 * @param totalTimeout for the whole call; 1 ms to 6 h
 * @param documentTimeout for a whole request that is no completion, such as a list of models; 1 ms
 *     to 10 min
 * @param longestAnswer of an answer, decompressed; 1 KB to 256 MB. A stream spends up to 400 bytes
 *     on one token, and 128,000 tokens are allowed
 * @param longestEvent of one event of a stream; 1 KB to 64 MB
 * @param connections open at the same time to one host; 1 to 10,000
 * @param waiting calls that may wait for a connection to one host; 1 to 10,000
 */
@ConfigurationProperties(prefix = "aios.providers.http", ignoreUnknownFields = false)
public record HttpLimits(
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("10s") Duration acquireTimeout,
    @DefaultValue("120s") Duration firstByteTimeout,
    @DefaultValue("180s") Duration idleTimeout,
    @DefaultValue("15m") Duration totalTimeout,
    @DefaultValue("20s") Duration documentTimeout,
    @DefaultValue("96MB") DataSize longestAnswer,
    @DefaultValue("4MB") DataSize longestEvent,
    @DefaultValue("64") int connections,
    @DefaultValue("256") int waiting) {

  /** What holds if nothing is configured. */
  public static final HttpLimits STANDARD =
      new HttpLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(120),
          Duration.ofSeconds(180),
          Duration.ofMinutes(15),
          Duration.ofSeconds(20),
          DataSize.ofMegabytes(96),
          DataSize.ofMegabytes(4),
          64,
          256);

  public HttpLimits {
    check("connect-timeout", connectTimeout, Duration.ofMinutes(1));
    check("acquire-timeout", acquireTimeout, Duration.ofMinutes(5));
    check("first-byte-timeout", firstByteTimeout, Duration.ofHours(1));
    check("idle-timeout", idleTimeout, Duration.ofHours(1));
    check("total-timeout", totalTimeout, Duration.ofHours(6));
    check("document-timeout", documentTimeout, Duration.ofMinutes(10));
    check("longest-answer", longestAnswer, 256);
    check("longest-event", longestEvent, 64);
    check("connections", connections, 10_000);
    check("waiting", waiting, 10_000);
  }

  /** The same, with more time for an answer to begin if the patience is longer. */
  HttpLimits with(Duration patience) {
    return patience.compareTo(firstByteTimeout) <= 0
        ? this
        : new HttpLimits(
            connectTimeout,
            acquireTimeout,
            patience,
            idleTimeout,
            totalTimeout,
            documentTimeout,
            longestAnswer,
            longestEvent,
            connections,
            waiting);
  }

  private static void check(String name, Duration value, Duration most) {
    if (value.toMillis() < 1 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(name + " is 1ms to " + most.toSeconds() + "s");
    }
  }

  private static void check(String name, DataSize value, int mostMegabytes) {
    if (value.toKilobytes() < 1 || value.compareTo(DataSize.ofMegabytes(mostMegabytes)) > 0) {
      throw new IllegalArgumentException(name + " is 1KB to " + mostMegabytes + "MB");
    }
  }

  private static void check(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " is 1 to " + most);
    }
  }
}
