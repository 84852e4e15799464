package io.aios.llm.claude;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Remedy;
import io.aios.llm.http.AnswerHead;
import io.aios.llm.http.RateHeaders;
import io.aios.llm.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What Anthropic's errors mean: by status, then by error code, then by type. The message counts
 * only where nothing else tells cases apart, since its wording is promised to nobody.
 */
final class ErrorGrammar {

  /** Their resets are points in time. */
  static final RateHeaders RATES =
      new RateHeaders(
          "anthropic-ratelimit-%1$s-%2$s",
          List.of("requests", "tokens", "input-tokens", "output-tokens"));

  private ErrorGrammar() {}

  /** An answer with another status than 2xx. */
  static ModelFailure answered(AnswerHead head, String body, Instant now) {
    WireError error = WireError.read(body, head.header("request-id").orElse(""));
    String detail = error.sentence("Anthropic answered " + head.status());
    ModelFailure failure =
        error.saysQuotaIsUsedUp()
            ? new ModelFailure.QuotaExhausted(detail)
            : byStatus(head.status(), error, detail, wait(head, now));
    boolean forbidden = head.header("x-should-retry").orElse("").equalsIgnoreCase("false");
    return forbidden && failure.remedy() == Remedy.TRY_AGAIN
        ? new ModelFailure.Unavailable(detail)
        : failure;
  }

  /** An error without a status of its own: in a stream, or in the results of a batch. */
  static ModelFailure reported(WireError error) {
    String detail = error.sentence("Anthropic reported");
    if (error.saysQuotaIsUsedUp()) {
      return new ModelFailure.QuotaExhausted(detail);
    }
    int status =
        switch (error.type()) {
          case "invalid_request_error" -> 400;
          case "authentication_error" -> 401;
          case "billing_error" -> 402;
          case "permission_error" -> 403;
          case "not_found_error" -> 404;
          case "request_too_large" -> 413;
          case "rate_limit_error" -> 429;
          case "timeout_error" -> 504;
          default -> 500; // api_error, overloaded_error and what may come: a fault on their side
        };
    return byStatus(status, error, detail, Duration.ZERO);
  }

  /** Only where a limit of rate refused the call does its reset say when to come back. */
  private static Duration wait(AnswerHead head, Instant now) {
    return head.status() == 429 ? RATES.wait(head, now) : RetryAfter.of(head, now);
  }

  private static ModelFailure byStatus(
      int status, WireError error, String detail, Duration retryAfter) {
    return switch (status) {
      case 401 -> new ModelFailure.Unauthorised(detail);
      case 402 -> new ModelFailure.QuotaExhausted(detail);
      case 403 ->
          error.saysRegionIsNotServed()
              ? new ModelFailure.Unauthorised(detail)
              : new ModelFailure.NotOffered(detail);
      case 404 -> new ModelFailure.NotOffered(detail);
      case 408, 504 -> new ModelFailure.TimedOut(detail);
      case 409 -> new ModelFailure.Overloaded(detail, retryAfter);
      case 413 -> new ModelFailure.TooLong(detail);
      case 429 -> new ModelFailure.RateLimited(detail, retryAfter);
      default -> {
        if (status >= 500) {
          yield new ModelFailure.Overloaded(detail, retryAfter);
        } else if (status < 400) {
          yield new ModelFailure.Unavailable(detail);
        }
        yield error.saysPromptIsTooLong()
            ? new ModelFailure.TooLong(detail)
            : new ModelFailure.Rejected(detail);
      }
    };
  }
}
