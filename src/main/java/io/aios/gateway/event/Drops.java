package io.aios.gateway.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import org.springframework.core.NestedExceptionUtils;

/** Counts the streams that are open, and those that did not last until the end. Thread-safe. */
final class Drops {

  private final MeterRegistry registry;

  /** Why a client did not get all. */
  enum Reason {
    /** It took nothing for too long. */
    SLOW,
    /** It went away by itself. */
    GONE,
    /** The node closed the stream: its life was over, the node stops, or the database is away. */
    ENDED,
    /** As many streams were open as the node allows. */
    FULL
  }

  Drops(MeterRegistry registry, Watches watches) {
    Gauge.builder("aios.gateway.streams", watches, Watches::count)
        .description("Event streams that are open")
        .register(registry);
    this.registry = registry;
    for (Reason reason : Reason.values()) {
      counter(reason);
    }
  }

  void count(Reason reason) {
    counter(reason).increment();
  }

  /** A write failed. Tomcat says by the cause that the client's buffers were full for too long. */
  static Reason reasonOf(IOException failure) {
    return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SocketTimeoutException
        ? Reason.SLOW
        : Reason.GONE;
  }

  private Counter counter(Reason reason) {
    return Counter.builder("aios.gateway.streams.dropped")
        .description("Event streams that were refused or did not last until the end")
        .tag("reason", reason.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
