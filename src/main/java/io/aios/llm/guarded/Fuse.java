package io.aios.llm.guarded;

import io.aios.llm.BreakerState;
import io.aios.llm.Mishap;
import io.aios.llm.ModelFailure;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A circuit breaker of Resilience4j whose changes of state are seen by one call at a time.
 *
 * <p>Calls to models last minutes, so many end in another state than the one that let them through.
 * The library counts these too: a late success would close a half-open breaker, and the permission
 * that a late call gives back would let a second one through beside the probe. Here they count
 * nothing. Thread-safe.
 */
final class Fuse {

  private final CircuitBreaker breaker;
  private final GuardProperties.Breaker rules;
  private final InstantSource clock;
  private final Runnable whenOpened;

  private final ReentrantLock lock = new ReentrantLock();
  private long era;
  private Instant openUntil = Instant.EPOCH;
  private ModelFailure cause = new ModelFailure.Unavailable("");

  /**
   * @param breaker closed, and used by nobody else
   * @param whenOpened runs on the thread of the call that opened the breaker; must not use it
   */
  Fuse(
      CircuitBreaker breaker,
      GuardProperties.Breaker rules,
      InstantSource clock,
      Runnable whenOpened) {
    this.breaker = breaker;
    this.rules = rules;
    this.clock = clock;
    this.whenOpened = whenOpened;
  }

  Passage enter() {
    lock.lock();
    try {
      CircuitBreaker.State before = breaker.getState();
      boolean granted = breaker.tryAcquirePermission();
      if (breaker.getState() != before) {
        era++;
      }
      return granted ? new Passage.Granted(era) : new Passage.Refused(refusal());
    } finally {
      lock.unlock();
    }
  }

  /** What calls fail with for some time; empty if one may be let through. */
  Optional<ModelFailure> openBecause() {
    lock.lock();
    try {
      return isOpen() ? Optional.of(refusal()) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Until when no call is let through; empty if one may be. */
  Optional<Instant> openUntil() {
    lock.lock();
    try {
      return isOpen() ? Optional.of(openUntil) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  String name() {
    return breaker.getName();
  }

  /**
   * Ends what {@link #enter} granted.
   *
   * @param failure what happened, for those who are refused because of it; unused if nothing did
   */
  void leave(Passage.Granted passage, Blame blame, Duration took, ModelFailure failure) {
    lock.lock();
    try {
      if (passage.era() != era) {
        return;
      }
      CircuitBreaker.State before = breaker.getState();
      report(blame, took);
      if (breaker.getState() != before) {
        era++;
        if (breaker.getState() == CircuitBreaker.State.OPEN) {
          opened(blame == Blame.BARRED ? rules.barredFor() : rules.openFor(), failure);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** The library's breaker stays open until somebody wants through; this one says what is true. */
  BreakerState state() {
    lock.lock();
    try {
      return switch (breaker.getState()) {
        case OPEN -> isOpen() ? BreakerState.OPEN : BreakerState.HALF_OPEN;
        case FORCED_OPEN -> BreakerState.OPEN;
        case HALF_OPEN -> BreakerState.HALF_OPEN;
        case CLOSED, DISABLED, METRICS_ONLY -> BreakerState.CLOSED;
      };
    } finally {
      lock.unlock();
    }
  }

  private boolean isOpen() {
    return breaker.getState() == CircuitBreaker.State.OPEN && clock.instant().isBefore(openUntil);
  }

  private void report(Blame blame, Duration took) {
    switch (blame) {
      case CLEARED, AT_FAULT -> breaker.onResult(took.toNanos(), TimeUnit.NANOSECONDS, blame);
      case UNINVOLVED -> breaker.releasePermission();
      case BARRED -> breaker.transitionToOpenStateFor(rules.barredFor());
    }
  }

  private void opened(Duration length, ModelFailure failure) {
    openUntil = clock.instant().plus(length);
    cause = failure;
    whenOpened.run();
  }

  /**
   * A cause that lasts keeps its kind, so that nobody waits for it; but while a call is finding out
   * whether somebody has mended it, waiting for that call is right.
   */
  private ModelFailure refusal() {
    Duration left = Duration.between(clock.instant(), openUntil);
    Mishap mishap = Mishap.of(cause, openUntil);
    String why =
        breaker.getName()
            + " is not asked, because it failed ("
            + mishap.kind()
            + ": "
            + mishap.detail()
            + "); "
            + (left.isPositive()
                ? "asked again in " + left.plusMillis(999).toSeconds() + " s"
                : "one call is finding out whether it is back");
    if (!left.isPositive()) {
      return new ModelFailure.Unavailable(why);
    }
    return switch (cause) {
      case ModelFailure.Unauthorised unauthorised -> new ModelFailure.Unauthorised(why);
      case ModelFailure.QuotaExhausted exhausted -> new ModelFailure.QuotaExhausted(why);
      case ModelFailure.NotOffered notOffered -> new ModelFailure.NotOffered(why);
      default -> new ModelFailure.Unavailable(why);
    };
  }
}
