package io.aios.llm.guarded;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelFailure.Remedy;
import io.aios.llm.ModelResult;
import java.time.Duration;

/**
 * One try of a call.
 *
 * @param heard whether a piece of a reply was heard
 */
record Attempt(ModelResult result, boolean heard) {

  /** A call that was not made. */
  static Attempt unmade(ModelFailure failure) {
    return new Attempt(new ModelResult.Failed(failure), false);
  }

  /**
   * Whether a second try can help that costs nothing, repeats nothing that was heard, and need not
   * wait longer than this.
   */
  boolean isWorthRepeating(Duration longestWait) {
    return !heard
        && result instanceof ModelResult.Failed(ModelFailure failure)
        && failure.remedy() == Remedy.TRY_AGAIN
        && failure.billing() instanceof Billing.Nothing
        && namedWait().compareTo(longestWait) <= 0;
  }

  /** How long the provider asked to wait; zero if it did not. */
  Duration namedWait() {
    return switch (result) {
      case ModelResult.Failed(ModelFailure.RateLimited limited) -> limited.retryAfter();
      case ModelResult.Failed(ModelFailure.Overloaded overloaded) -> overloaded.retryAfter();
      case ModelResult.Failed failed -> Duration.ZERO;
      case ModelResult.Replied replied -> Duration.ZERO;
    };
  }
}
