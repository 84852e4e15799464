package io.aios.gateway.event;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** Writes server-sent events, each as one frame. */
final class EventFrames {

  private static final String RECONNECT_SOON = "retry: 1000\n\n";
  private static final String HEARTBEAT = ":\n\n";

  private final OutputStream out;
  private final JsonMapper json;
  private long flushedNanos = System.nanoTime();

  EventFrames(OutputStream out, JsonMapper json) {
    this.out = out;
    this.json = json;
  }

  void open() throws IOException {
    write(RECONNECT_SOON);
    flush();
  }

  /** JSON has no line breaks, so one data line carries it. */
  void event(EventView event) throws IOException {
    write(
        "id: %d\nevent: %s\ndata: %s\n\n"
            .formatted(event.sequence(), event.kind(), json.writeValueAsString(event)));
  }

  /** A comment, to show proxies and us that the other side is still there. */
  void heartbeat() throws IOException {
    write(HEARTBEAT);
    flush();
  }

  /** The id makes a client that comes back later go on after what is not kept any more. */
  void expired(long from, long to) throws IOException {
    write(
        "id: %d\nevent: events.expired\ndata: %s\n\n"
            .formatted(to, json.writeValueAsString(new ExpiredView(from, to))));
  }

  /** How long the client has heard nothing. */
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - flushedNanos);
  }

  void flush() throws IOException {
    out.flush();
    flushedNanos = System.nanoTime();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
