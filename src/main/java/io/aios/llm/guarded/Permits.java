package io.aios.llm.guarded;

import io.aios.llm.ProviderStatus;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bounds how many calls of a provider run at once. A provider that is not known to live gets few;
 * each reply that begins adds one, so that a living one has its full number after a few replies,
 * and a dead one is not called by everybody at the same time. When the provider has too much to do,
 * the number is halved, once for all calls that were under way. Thread-safe.
 *
 * <p>Not the bulkhead of Resilience4j: to lower its limit, {@code SemaphoreBulkhead.changeConfig}
 * waits until as many permits are free, with a lock held and deaf to interrupts. A call that lowers
 * it waits for streams that last minutes, and two such calls wait for each other.
 */
final class Permits {

  private final GuardProperties.Permits rules;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int limit;
  private int running;
  private int waiting;
  private long granted;
  private long grantedWhenLowered;
  private long fallBacks;

  Permits(GuardProperties.Permits rules) {
    this.rules = rules;
    this.limit = rules.start();
  }

  /** What comes of wanting a permit. */
  sealed interface Access {

    record Granted(Permit permit) implements Access {}

    /** No other call ended in time. */
    record Crowded(int running) implements Access {}

    /** The provider failed meanwhile; whoever waited should look at its breaker. */
    record Shaken() implements Access {}

    /** The thread was interrupted while it waited; its flag is set again. */
    record BrokenOff() implements Access {}
  }

  /** Waits for a permit, in the order of coming, as long as the patience lasts. */
  Access take() {
    lock.lock();
    try {
      return granted(fallBacks, rules.patience().toNanos());
    } catch (InterruptedException brokenOff) {
      Thread.currentThread().interrupt();
      return new Access.BrokenOff();
    } finally {
      wakeNext(); // whether this one got in or gave up
      lock.unlock();
    }
  }

  /** Starts again with few, and sends those who wait to look at the breaker. */
  void fallBack() {
    lock.lock();
    try {
      limit = rules.start();
      fallBacks++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  ProviderStatus.Permits status() {
    lock.lock();
    try {
      return new ProviderStatus.Permits(limit, running, waiting);
    } finally {
      lock.unlock();
    }
  }

  private Access granted(long fallBacksBefore, long patience) throws InterruptedException {
    long left = patience;
    // Behind those who wait already, whom a newcomer would else overtake again and again.
    boolean mustQueue = waiting > 0;
    waiting++;
    try {
      while (running >= limit || mustQueue) {
        if (left <= 0) {
          return new Access.Crowded(running);
        }
        left = changed.awaitNanos(left);
        mustQueue = false;
        if (fallBacks != fallBacksBefore) {
          return new Access.Shaken();
        }
      }
    } finally {
      waiting--;
    }
    running++;
    return new Access.Granted(new Permit(++granted));
  }

  private void wakeNext() {
    if (running < limit) {
      changed.signal();
    }
  }

  /** Permission for one call; to be closed when it has ended. For one thread. */
  final class Permit implements AutoCloseable {

    private final long number;
    private boolean eased;

    private Permit(long number) {
      this.number = number;
    }

    /** A reply has begun: one more call may run. Says so once, however often it is told. */
    void ease() {
      if (eased) {
        return;
      }
      eased = true;
      lock.lock();
      try {
        if (limit < rules.most()) {
          limit++;
          wakeNext();
        }
      } finally {
        lock.unlock();
      }
    }

    /** The provider has too much to do: half as many may run, but never fewer than at the start. */
    void strain() {
      lock.lock();
      try {
        if (number > grantedWhenLowered) {
          grantedWhenLowered = granted;
          limit = Math.max(rules.start(), limit / 2);
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        running--;
        wakeNext();
      } finally {
        lock.unlock();
      }
    }
  }
}
