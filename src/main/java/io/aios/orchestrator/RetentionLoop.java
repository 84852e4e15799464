package io.aios.orchestrator;

import io.aios.orchestrator.Retention.Batch;
import io.aios.project.Remains.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Has what projects left behind expire, batch after batch with a pause between them, from the
 * moment when the node is ready until it stops.
 */
final class RetentionLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RetentionLoop.class);

  private final Retention retention;
  private final Duration pause;
  private final Duration every;
  private final RandomGenerator random;
  private final Map<Kind, Counter> expired = new EnumMap<>(Kind.class);
  // A platform thread: an interrupt at a stop would close a connection under a virtual one.
  private final ScheduledExecutorService expiring =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("retention").factory());
  private volatile boolean running;
  private boolean heard = true; // used by the thread of the loop, alone

  RetentionLoop(
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

  @Override
  public void start() {
    running = true;
    next(seldom());
  }

  @Override
  public void stop() {
    running = false;
    expiring.shutdownNow();
    try {
      if (!expiring.awaitTermination(1, TimeUnit.SECONDS)) {
        log.info("The node stops while remains expire; another one goes on with it");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void next(Duration wait) {
    Future<?> unused = expiring.schedule(this::round, wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Nodes that started together do not come together for long. */
  private Duration seldom() {
    long nanos = every.toNanos();
    return Duration.ofNanos(random.nextLong(nanos - nanos / 6, nanos + nanos / 6 + 1));
  }

  private void round() {
    boolean moved = false;
    try {
      moved = expireSome();
      heard = true;
    } catch (DataAccessException unreachable) {
      if (heard) {
        log.warn("Nothing can expire for now: {}", unreachable.getMessage());
      }
      heard = false;
    } catch (RuntimeException bug) {
      // One of the loops that may catch everything: a bug must not end it for good.
      log.error("What projects left behind cannot expire", bug);
    }
    if (running) {
      next(moved ? pause : seldom());
    }
  }

  /** One batch of each kind; whether there may be more. */
  boolean expireSome() {
    boolean moved = false;
    for (Map.Entry<Kind, Counter> kind : expired.entrySet()) {
      Batch batch = retention.expire(kind.getKey());
      kind.getValue().increment(batch.rows());
      moved |= batch.hasMoved();
    }
    return moved;
  }
}
