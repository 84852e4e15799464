package io.aios.llm;

import java.time.Duration;

/**
 * Why a call gave no reply, as a value that says what can be done next and whether it may have cost
 * money.
 */
public sealed interface ModelFailure {

  /** What happened, in one sentence without secrets. */
  String detail();

  /** Who can help after this failure. */
  default Remedy remedy() {
    return switch (this) {
      case RateLimited rateLimited -> Remedy.TRY_AGAIN;
      case Overloaded overloaded -> Remedy.TRY_AGAIN;
      case TimedOut timedOut -> Remedy.TRY_AGAIN;
      case Interrupted interrupted -> Remedy.TRY_AGAIN;
      case Refused refused -> Remedy.TRY_ANOTHER;
      case TooLong tooLong -> Remedy.TRY_ANOTHER;
      case Rejected rejected -> Remedy.GIVE_UP;
      case Unauthorised unauthorised -> Remedy.TRY_ANOTHER;
      case QuotaExhausted quotaExhausted -> Remedy.TRY_ANOTHER;
      case Unavailable unavailable -> Remedy.TRY_ANOTHER;
    };
  }

  /** Whether the provider may bill for the call all the same. */
  default Billing billing() {
    return switch (this) {
      case RateLimited rateLimited -> Billing.NOT_BILLED;
      case Overloaded overloaded -> Billing.NOT_BILLED;
      case TimedOut timedOut -> Billing.MAYBE_BILLED;
      case Interrupted interrupted -> Billing.MAYBE_BILLED;
      case Refused refused -> Billing.MAYBE_BILLED;
      case TooLong tooLong -> Billing.NOT_BILLED;
      case Rejected rejected -> Billing.NOT_BILLED;
      case Unauthorised unauthorised -> Billing.NOT_BILLED;
      case QuotaExhausted quotaExhausted -> Billing.NOT_BILLED;
      case Unavailable unavailable -> Billing.NOT_BILLED;
    };
  }

  /** What to do next. */
  enum Remedy {
    /** The same model, a little later. */
    TRY_AGAIN,
    /** The same provider will not help; another model or provider may. */
    TRY_ANOTHER,
    /** The request itself is wrong; nobody can help. */
    GIVE_UP
  }

  /** Whether money may have been spent. */
  enum Billing {
    NOT_BILLED,
    MAYBE_BILLED
  }

  /**
   * Too many requests or tokens a minute.
   *
   * @param retryAfter how long the provider asks to wait; zero if it did not say
   */
  record RateLimited(String detail, Duration retryAfter) implements ModelFailure {}

  /** The provider has no capacity at the moment. */
  record Overloaded(String detail) implements ModelFailure {}

  /** No answer within the deadline. */
  record TimedOut(String detail) implements ModelFailure {}

  /**
   * The answer broke off before its end.
   *
   * @param received the text that had arrived; never a success
   * @param usage what the provider had reported until then
   */
  record Interrupted(String detail, String received, TokenUsage usage) implements ModelFailure {}

  /** The model declined to answer. */
  record Refused(String detail) implements ModelFailure {}

  /** The prompt does not fit the model. */
  record TooLong(String detail) implements ModelFailure {}

  /** The provider found our request malformed: a bug on our side. */
  record Rejected(String detail) implements ModelFailure {}

  /** The key is missing, wrong or may not do this. */
  record Unauthorised(String detail) implements ModelFailure {}

  /** The account at the provider has no money or quota left. */
  record QuotaExhausted(String detail) implements ModelFailure {}

  /** The provider cannot be reached, or we stopped asking it for a while. */
  record Unavailable(String detail) implements ModelFailure {}
}
