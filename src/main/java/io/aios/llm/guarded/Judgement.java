package io.aios.llm.guarded;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelFailure.Interrupted;
import io.aios.llm.ModelResult;
import io.aios.llm.TokenUsage;

/**
 * Who is to blame for how a call ended. Faults of reach are the provider's, faults of service the
 * model's. A fault of the caller is nobody's: as a failure it would stop good calls, as a success
 * it would hide faults. A limit of rate is nobody's either; it is met by fewer calls at once.
 */
record Judgement(Blame provider, Blame model) {

  static final Judgement NOBODY = new Judgement(Blame.UNINVOLVED, Blame.UNINVOLVED);

  /**
   * Judges a call that we did not break off ourselves.
   *
   * @param heard whether a piece of a reply had been heard
   */
  static Judgement of(ModelResult result, boolean heard) {
    return switch (result) {
      case ModelResult.Replied replied -> new Judgement(Blame.CLEARED, Blame.CLEARED);
      case ModelResult.Failed(ModelFailure failure) -> of(failure, heard);
    };
  }

  private static Judgement of(ModelFailure failure, boolean heard) {
    return switch (failure) {
      case ModelFailure.Overloaded overloaded -> new Judgement(Blame.UNINVOLVED, Blame.AT_FAULT);
      case ModelFailure.TimedOut timedOut -> new Judgement(Blame.AT_FAULT, Blame.AT_FAULT);
      case Interrupted interrupted ->
          new Judgement(
              heard || hasBegun(interrupted) ? Blame.UNINVOLVED : Blame.AT_FAULT, Blame.AT_FAULT);
      case ModelFailure.Unavailable unavailable -> new Judgement(Blame.AT_FAULT, Blame.UNINVOLVED);
      case ModelFailure.NotOffered notOffered -> new Judgement(Blame.UNINVOLVED, Blame.BARRED);
      case ModelFailure.Unauthorised unauthorised -> new Judgement(Blame.BARRED, Blame.UNINVOLVED);
      case ModelFailure.QuotaExhausted exhausted -> new Judgement(Blame.BARRED, Blame.UNINVOLVED);
      case ModelFailure.RateLimited rateLimited -> NOBODY;
      case ModelFailure.Refused refused -> NOBODY;
      case ModelFailure.TooLong tooLong -> NOBODY;
      case ModelFailure.Rejected rejected -> NOBODY;
    };
  }

  /** A server that takes the request and says nothing at all is as good as out of reach. */
  private static boolean hasBegun(Interrupted interrupted) {
    return !interrupted.received().isEmpty()
        || !interrupted.bill().equals(new Billing.Unknown(TokenUsage.NONE));
  }
}
