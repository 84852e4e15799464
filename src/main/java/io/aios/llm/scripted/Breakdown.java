package io.aios.llm.scripted;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.TokenUsage;
import java.time.Duration;

/** A call that is scripted to give no reply, one constant for each kind of {@link ModelFailure}. */
public enum Breakdown {
  RATE_LIMITED,
  OVERLOADED,
  TIMED_OUT,
  INTERRUPTED,
  REFUSED,
  TOO_LONG,
  REJECTED,
  UNAUTHORISED,
  QUOTA_EXHAUSTED,
  UNAVAILABLE,
  NOT_OFFERED;

  private static final String DETAIL = "The script says so";
  private static final Duration RETRY_AFTER = Duration.ofMillis(200);

  /**
   * The failure as the caller sees it.
   *
   * @param received the part of the reply that had arrived; matters to {@link #INTERRUPTED} only
   * @param usage the tokens counted until then, which are billed
   */
  ModelFailure failure(String received, TokenUsage usage) {
    return switch (this) {
      case RATE_LIMITED -> new ModelFailure.RateLimited(DETAIL, RETRY_AFTER);
      case OVERLOADED -> new ModelFailure.Overloaded(DETAIL);
      case TIMED_OUT -> new ModelFailure.TimedOut(DETAIL);
      case INTERRUPTED ->
          new ModelFailure.Interrupted(DETAIL, received, new Billing.Exactly(usage));
      case REFUSED -> new ModelFailure.Refused(DETAIL, usage);
      case TOO_LONG -> new ModelFailure.TooLong(DETAIL);
      case REJECTED -> new ModelFailure.Rejected(DETAIL);
      case UNAUTHORISED -> new ModelFailure.Unauthorised(DETAIL);
      case QUOTA_EXHAUSTED -> new ModelFailure.QuotaExhausted(DETAIL);
      case UNAVAILABLE -> new ModelFailure.Unavailable(DETAIL);
      case NOT_OFFERED -> new ModelFailure.NotOffered(DETAIL);
    };
  }
}
