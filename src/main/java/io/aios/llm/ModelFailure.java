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
  Remedy remedy();

  /** Whether the provider may bill for the call all the same. */
  Billing billing();

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
  record RateLimited(String detail, Duration retryAfter) implements ModelFailure {
    @Override
    public Remedy remedy() {
      return Remedy.TRY_AGAIN;
    }

    @Override
    public Billing billing() {
      return Billing.NOT_BILLED;
    }
  }

  /** The provider has no capacity at the moment. */
  record Overloaded(String detail) implements ModelFailure {
    @Override
    public Remedy remedy() {
      return Remedy.TRY_AGAIN;
    }

    @Override
    public Billing billing() {
      return Billing.NOT_BILLED;
    }
  }

  /** No answer within the deadline. */
  record TimedOut(String detail) implements ModelFailure {
    @Override
    public Remedy remedy() {
      return Remedy.TRY_AGAIN;
    }

    @Override
    public Billing billing() {
      return Billing.MAYBE_BILLED;
    }
  }

  /**
   * The answer broke off before its end.
   *
   * @param received the text that had arrived; never a success
   * @param usage what the provider had reported until then
   */
  record Interrupted(String detail, String received, TokenUsage usage) implements ModelFailure {
    @Override
    public Remedy remedy() {
      return Remedy.TRY_AGAIN;
    }

    @Override
    public Billing billing() {
      return Billing.MAYBE_BILLED;
    }
  }

  /** The model declined to answer. */
  record Refused(String detail) implements ModelFailure {
    @Override
    public Remedy remedy() {
      return Remedy.TRY_ANOTHER;
    }

    @Override
    public Billing billing() {
      return Billing.MAYBE_BILLED;
    }
  }

  /** The prompt does not fit the model. */
  record TooLong(String detail) implements ModelFailure {
    @Override
    public Remedy remedy() {
      return Remedy.TRY_ANOTHER;
    }

    @Override
    public Billing billing() {
      return Billing.NOT_BILLED;
    }
  }

  /** The provider found our request malformed: a bug on our side. */
  record Rejected(String detail) implements ModelFailure {
    @Override
    public Remedy remedy() {
      return Remedy.GIVE_UP;
    }

    @Override
    public Billing billing() {
      return Billing.NOT_BILLED;
    }
  }

  /** The key is missing, wrong or may not do this. */
  record Unauthorised(String detail) implements ModelFailure {
    @Override
    public Remedy remedy() {
      return Remedy.TRY_ANOTHER;
    }

    @Override
    public Billing billing() {
      return Billing.NOT_BILLED;
    }
  }

  /** The account at the provider has no money or quota left. */
  record QuotaExhausted(String detail) implements ModelFailure {
    @Override
    public Remedy remedy() {
      return Remedy.TRY_ANOTHER;
    }

    @Override
    public Billing billing() {
      return Billing.NOT_BILLED;
    }
  }

  /** The provider cannot be reached, or we stopped asking it for a while. */
  record Unavailable(String detail) implements ModelFailure {
    @Override
    public Remedy remedy() {
      return Remedy.TRY_ANOTHER;
    }

    @Override
    public Billing billing() {
      return Billing.NOT_BILLED;
    }
  }
}
