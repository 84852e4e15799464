package io.aios.llm.http;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Interrupted;
import io.aios.llm.ModelFailure.NotOffered;
import io.aios.llm.ModelFailure.Overloaded;
import io.aios.llm.ModelFailure.QuotaExhausted;
import io.aios.llm.ModelFailure.RateLimited;
import io.aios.llm.ModelFailure.Refused;
import io.aios.llm.ModelFailure.Rejected;
import io.aios.llm.ModelFailure.TimedOut;
import io.aios.llm.ModelFailure.TooLong;
import io.aios.llm.ModelFailure.Unauthorised;
import io.aios.llm.ModelFailure.Unavailable;
import io.aios.llm.ModelResult;

/** Takes a key out of what a failure says: a provider may have quoted it to a reader. */
final class Redaction {

  private Redaction() {}

  /** The same result; a reply is left as it is. */
  static ModelResult of(Secret key, ModelResult result) {
    return switch (result) {
      case ModelResult.Replied replied -> replied;
      case ModelResult.Failed failed -> new ModelResult.Failed(of(key, failed.failure()));
    };
  }

  private static ModelFailure of(Secret key, ModelFailure failure) {
    String detail = key.redact(failure.detail());
    return switch (failure) {
      case RateLimited limited -> new RateLimited(detail, limited.retryAfter());
      case Overloaded overloaded -> new Overloaded(detail, overloaded.retryAfter());
      case TimedOut timedOut -> new TimedOut(detail);
      case Interrupted broken -> new Interrupted(detail, broken.received(), broken.bill());
      case Refused refused -> new Refused(detail, refused.usage());
      case TooLong tooLong -> new TooLong(detail);
      case NotOffered notOffered -> new NotOffered(detail);
      case Rejected rejected -> new Rejected(detail);
      case Unauthorised unauthorised -> new Unauthorised(detail);
      case QuotaExhausted exhausted -> new QuotaExhausted(detail);
      case Unavailable unavailable -> new Unavailable(detail);
    };
  }
}
