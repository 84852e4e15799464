package io.aios.database;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the database answers. It looks at most once a second and once at a time, however many
 * ask, and answers within a second and a half whatever the database does: who asks decides on
 * traffic, and must not wait as long as a request would. Thread-safe.
 */
final class DatabaseHealth implements HealthIndicator {

  static final long LIMIT_MILLIS = 1_500;

  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Callable<Boolean> glance;
  private final LongSupplier nanoTime;
  private Look last;

  /**
   * @param glance asks the database something, and ends by itself before long
   * @param nanoTime as {@link System#nanoTime}
   */
  DatabaseHealth(Callable<Boolean> glance, LongSupplier nanoTime) {
    this.glance = glance;
    this.nanoTime = nanoTime;
    this.last = look();
  }

  @Override
  public Health health() {
    return (answers() ? Health.up() : Health.down()).build();
  }

  private boolean answers() {
    try {
      return current().answer.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException away) {
      return false;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized Look current() {
    if (last.answer.isDone() && nanoTime.getAsLong() - last.begunNanos >= FRESH_NANOS) {
      last = look();
    }
    return last;
  }

  private Look look() {
    Look look = new Look(nanoTime.getAsLong(), new FutureTask<>(glance));
    Thread.ofVirtual().name("database-health").start(look.answer);
    return look;
  }

  private record Look(long begunNanos, FutureTask<Boolean> answer) {}
}
