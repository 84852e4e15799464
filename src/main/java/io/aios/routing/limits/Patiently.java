package io.aios.routing.limits;

import io.aios.llm.Pause;
import io.aios.routing.CallGate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The patience of one call, which can be broken off by its gate or by an interrupt, whose flag is
 * then set. For one thread.
 */
final class Patiently {

  private final CallGate gate;
  private final Pause pause;
  private final InstantSource clock;
  private final Instant until;
  private boolean brokenOff;

  Patiently(Duration patience, CallGate gate, Pause pause, InstantSource clock) {
    this.gate = gate;
    this.pause = pause;
    this.clock = clock;
    this.until = clock.instant().plus(patience);
  }

  /** What is left of it, never negative. */
  Duration left() {
    Duration left = Duration.between(clock.instant(), until);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Waits until the latch falls; false if it did not in time. */
  boolean awaits(CountDownLatch latch) {
    if (latch.getCount() == 0) {
      return true;
    }
    long nanos = left().toNanos();
    return waited(() -> latch.await(nanos, TimeUnit.NANOSECONDS));
  }

  /** Lets so much time pass, even if it is more than is left; false if that was broken off. */
  boolean lasts(Duration time) {
    return time.isZero()
        || waited(() -> {
          pause.last(time);
          return true;
        });
  }

  boolean isBrokenOff() {
    return brokenOff;
  }

  private boolean waited(Waiting waiting) {
    return gate.pass(
            () -> {
              try {
                return waiting.last();
              } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                brokenOff = true;
                return false;
              }
            })
        .orElseGet(() -> {
          brokenOff = true;
          return false;
        });
  }

  private interface Waiting {
    boolean last() throws InterruptedException;
  }
}
