package io.aios.routing;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Overloaded;
import io.aios.llm.ModelFailure.RateLimited;
import java.time.Duration;

/** The waits of one ask, which together stay within its patience. For one thread. */
final class Waits {

  private final Perseverance perseverance;
  private final CallGate gate;
  private Duration left;

  Waits(Perseverance perseverance, CallGate gate) {
    this.perseverance = perseverance;
    this.gate = gate;
    this.left = perseverance.patience().longestWait();
  }

  /**
   * Waits until the same model is worth another try; false, at once, if that takes too long, and
   * early if the gate is shut, or the thread is interrupted, with its flag set.
   *
   * @param tries how often the model was tried, 1 or more
   */
  boolean after(ModelFailure failure, int tries) {
    Duration named = named(failure);
    if (named.compareTo(left) > 0) {
      return false;
    }
    Duration wait = named.isPositive() ? named.plus(share(1)) : share(1L << (tries - 1));
    if (wait.compareTo(left) > 0) {
      return false;
    }
    left = left.minus(wait);
    return gate.pass(() -> hasLasted(wait)).orElse(false);
  }

  /** What is left of the patience. */
  Duration left() {
    return left;
  }

  /** Notes that so much of the patience was spent elsewhere. */
  void spent(Duration wait) {
    left = wait.compareTo(left) < 0 ? left.minus(wait) : Duration.ZERO;
  }

  private static Duration named(ModelFailure failure) {
    return switch (failure) {
      case RateLimited limited -> limited.retryAfter();
      case Overloaded overloaded -> overloaded.retryAfter();
      default -> Duration.ZERO;
    };
  }

  private boolean hasLasted(Duration wait) {
    try {
      perseverance.pause().last(wait);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Half to all of so many back-offs. */
  private Duration share(long backOffs) {
    Duration half = perseverance.patience().backOff().multipliedBy(backOffs).dividedBy(2);
    double jitter = Math.clamp(perseverance.jitter().getAsDouble(), 0.0, 1.0);
    return half.plusNanos((long) (half.toNanos() * jitter));
  }
}
