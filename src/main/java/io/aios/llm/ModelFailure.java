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
      case Refused refused -> Remedy.TRY_ANOTHER_MODEL;
      case TooLong tooLong -> Remedy.TRY_ANOTHER_MODEL;
      case NotOffered notOffered -> Remedy.TRY_ANOTHER_MODEL;
      case Unavailable unavailable -> Remedy.TRY_ANOTHER_MODEL;
      case Rejected rejected -> Remedy.TRY_ANOTHER_PROVIDER;
      case Unauthorised unauthorised -> Remedy.TRY_ANOTHER_PROVIDER;
      case QuotaExhausted quotaExhausted -> Remedy.TRY_ANOTHER_PROVIDER;
    };
  }

  /** What the provider may bill for the call all the same. */
  default Billing billing() {
    return switch (this) {
      case RateLimited rateLimited -> new Billing.Nothing();
      case Overloaded overloaded -> new Billing.Nothing();
      case TimedOut timedOut -> new Billing.Unknown(TokenUsage.NONE);
      case Interrupted interrupted -> interrupted.bill();
      case Refused refused -> new Billing.Exactly(refused.usage());
      case TooLong tooLong -> new Billing.Nothing();
      case NotOffered notOffered -> new Billing.Nothing();
      case Unavailable unavailable -> new Billing.Nothing();
      case Rejected rejected -> new Billing.Nothing();
      case Unauthorised unauthorised -> new Billing.Nothing();
      case QuotaExhausted quotaExhausted -> new Billing.Nothing();
    };
  }

  /** What to do next. */
  enum Remedy {
    /** The same model, a little later. */
    TRY_AGAIN,
    /** This model will not help now; another one may, of the same provider too. */
    TRY_ANOTHER_MODEL,
    /** This provider will not help, whatever its model. */
    TRY_ANOTHER_PROVIDER
  }

  /** What a call without a reply costs. */
  sealed interface Billing {

    record Nothing() implements Billing {}

    /** The provider reported all that it bills. */
    record Exactly(TokenUsage usage) implements Billing {}

    /**
     * Nobody can say; at most what was set aside for the call.
     *
     * @param reported what the provider had reported when the call broke off: the parts of the
     *     prompt are final, the output is a lower bound; {@link TokenUsage#NONE} if nothing
     */
    record Unknown(TokenUsage reported) implements Billing {}
  }

  /**
   * Too many requests or tokens a minute.
   *
   * @param retryAfter how long the provider asks to wait; zero if it did not say
   */
  record RateLimited(String detail, Duration retryAfter) implements ModelFailure {}

  /**
   * The provider has no capacity at the moment, or a fault on its side.
   *
   * @param retryAfter how long the provider asks to wait; zero if it did not say
   */
  record Overloaded(String detail, Duration retryAfter) implements ModelFailure {

    public Overloaded(String detail) {
      this(detail, Duration.ZERO);
    }
  }

  /** No answer within the deadline. */
  record TimedOut(String detail) implements ModelFailure {}

  /**
   * The answer broke off before its end.
   *
   * @param received the visible text that had arrived; never a success
   * @param bill what may be billed for it
   */
  record Interrupted(String detail, String received, Billing bill) implements ModelFailure {}

  /**
   * The model declined to answer. What it had written is discarded, and billed.
   *
   * @param usage as the provider reported it
   */
  record Refused(String detail, TokenUsage usage) implements ModelFailure {}

  /** The prompt does not fit the model. */
  record TooLong(String detail) implements ModelFailure {}

  /** The provider has no such model, not any more, or not for us. */
  record NotOffered(String detail) implements ModelFailure {}

  /** The provider found our request malformed: a bug on our side. */
  record Rejected(String detail) implements ModelFailure {}

  /** The key is missing, wrong or may not do this. */
  record Unauthorised(String detail) implements ModelFailure {}

  /** The account at the provider has no money or quota left. */
  record QuotaExhausted(String detail) implements ModelFailure {}

  /** The provider cannot be reached, or we stopped asking it for a while. */
  record Unavailable(String detail) implements ModelFailure {}
}
