package io.aios.orchestrator;

import io.aios.orchestrator.Retention.Batch;
import io.aios.project.Remains.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Has what projects left behind expire, one batch after the other: soon again while there is more,
 * seldom when there is not. Any number of nodes may do so side by side. For one thread.
 */
final class Sweep {

  private final Retention retention;
  private final Duration pause;
  private final Duration every;
  private final RandomGenerator random;
  private final Map<Kind, Counter> expired = new EnumMap<>(Kind.class);
  private boolean moved;

  Sweep(
      Retention retention,
      RetentionProperties settings,
      RandomGenerator random,
      MeterRegistry registry) {
    this.retention = retention;
    this.pause = settings.pause();
    this.every = settings.every();
    this.random = random;
    for (Kind kind : Kind.values()) {
      String what = kind.name().toLowerCase(Locale.ROOT);
      expired.put(kind, registry.counter("aios.retention.expired", "what", what));
    }
  }

  /** One batch of each kind. */
  void round() {
    moved = false;
    moved = expireSome();
  }

  /** How long to wait for the next round. Nodes that started together do not come together. */
  Duration pause() {
    long nanos = every.toNanos();
    return moved
        ? pause
        : Duration.ofNanos(random.nextLong(nanos - nanos / 6, nanos + nanos / 6 + 1));
  }

  /** One batch of each kind; whether there may be more. */
  boolean expireSome() {
    boolean more = false;
    for (Map.Entry<Kind, Counter> kind : expired.entrySet()) {
      Batch batch = retention.expire(kind.getKey());
      kind.getValue().increment(batch.rows());
      more |= batch.hasMoved();
    }
    return more;
  }
}
