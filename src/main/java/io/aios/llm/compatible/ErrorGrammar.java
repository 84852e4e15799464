package io.aios.llm.compatible;

import io.aios.llm.ModelFailure;
import io.aios.llm.TokenUsage;
import io.aios.llm.http.AnswerHead;
import io.aios.llm.http.RateHeaders;
import io.aios.llm.http.RetryAfter;
import io.aios.llm.http.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the errors of OpenAI and of the servers that speak like it. Thread-safe.
 *
 * <p>Seen in the wild: an object {@code error} with type, code and message; a code that is a number
 * or null; an {@code error} that is a string; the fields without an {@code error} around them;
 * HTML; nothing at all.
 */
public final class ErrorGrammar {

  /** Codes and types that mean that there is no money left, whatever the status. */
  private static final Set<String> QUOTA =
      Set.of(
          "insufficient_quota",
          "credit_balance_exhausted",
          "organization_spend_limit_exceeded",
          "project_spend_limit_exceeded",
          "organization_usage_limit_exceeded",
          "billing_hard_limit_reached");

  private static final Set<String> TOO_LONG =
      Set.of("context_length_exceeded", "string_above_max_length", "exceed_context_size_error");

  /** Codes by which a provider declines what the prompt is about. */
  private static final Pattern DECLINED =
      Pattern.compile("content_filter|content_policy_violation|[a-z]+_policy");

  /** Servers without a code for it have nothing but their words; vLLM is one of them. */
  private static final Pattern SPEAKS_OF_CONTEXT =
      Pattern.compile("context (length|window|size)", Pattern.CASE_INSENSITIVE);

  /** Their resets are durations. */
  public static final RateHeaders RATES =
      new RateHeaders("x-ratelimit-%2$s-%1$s", List.of("requests", "tokens"));

  private static final JsonMapper JSON = new JsonMapper();

  private ErrorGrammar() {}

  /**
   * What an answer with another status than 2xx means.
   *
   * @param body its text, not always JSON
   * @param now for headers that name a time
   */
  public static ModelFailure answered(AnswerHead head, String body, Instant now) {
    Complaint complaint = Complaint.in(body);
    String detail = detail("The provider answered " + head.status(), complaint, requestId(head));
    ModelFailure failure = failure(head.status(), complaint, detail, wait(head, now));
    return failure.remedy() == ModelFailure.Remedy.TRY_AGAIN && forbidsRetry(head)
        ? new ModelFailure.Unavailable(detail)
        : failure;
  }

  /**
   * What an error means that came within an answer of status 200, as long as nothing of the reply
   * had arrived: afterwards, one that another try can mend is an interruption.
   *
   * @param error the object or string that describes it
   */
  public static ModelFailure streamed(JsonNode error) {
    Complaint complaint = Complaint.of(error);
    return failure(
        complaint.status(),
        complaint,
        detail("The provider gave up its answer", complaint, ""),
        Duration.ZERO);
  }

  /** The mark by which the provider finds the call again; empty if it gave none. */
  public static String requestId(AnswerHead head) {
    return head.header("x-request-id").orElse("");
  }

  private static ModelFailure failure(
      int status, Complaint complaint, String detail, Duration wait) {
    if (status == 402 || complaint.isAnyOf(QUOTA)) {
      return new ModelFailure.QuotaExhausted(detail);
    }
    return switch (status) {
      case 401 -> new ModelFailure.Unauthorised(detail);
      case 403 ->
          complaint.code().startsWith("unsupported_country")
              ? new ModelFailure.Unauthorised(detail)
              : new ModelFailure.NotOffered(detail);
      case 404 -> new ModelFailure.NotOffered(detail);
      case 408, 504 -> new ModelFailure.TimedOut(detail);
      case 409 -> new ModelFailure.Overloaded(detail, wait);
      case 413 -> new ModelFailure.TooLong(detail);
      case 429 ->
          complaint.isAnyOf(Set.of("resource_unavailable")) // no room at the flex tier
              ? new ModelFailure.Overloaded(detail, wait)
              : new ModelFailure.RateLimited(detail, wait);
      default -> byClass(status, complaint, detail, wait);
    };
  }

  private static ModelFailure byClass(
      int status, Complaint complaint, String detail, Duration wait) {
    if (status >= 500) {
      return new ModelFailure.Overloaded(detail, wait);
    }
    if (status < 400) {
      return new ModelFailure.Unavailable(detail);
    }
    if (complaint.isAnyOf(TOO_LONG) || SPEAKS_OF_CONTEXT.matcher(complaint.message()).find()) {
      return new ModelFailure.TooLong(detail);
    }
    return DECLINED.matcher(complaint.code()).matches()
        ? new ModelFailure.Refused(detail, TokenUsage.NONE)
        : new ModelFailure.Rejected(detail);
  }

  /** Only where a limit of rate refused the call does its reset say when to come back. */
  private static Duration wait(AnswerHead head, Instant now) {
    return head.status() == 429 ? RATES.wait(head, now) : RetryAfter.of(head, now);
  }

  private static boolean forbidsRetry(AnswerHead head) {
    return head.header("x-should-retry").filter("false"::equalsIgnoreCase).isPresent();
  }

  private static String detail(String event, Complaint complaint, String requestId) {
    return Sentence.of(event + complaint.label() + ": " + complaint.message(), requestId);
  }

  /** What a server says is wrong; each part is empty if it does not say. */
  private record Complaint(String type, String code, String message) {

    private static final Complaint UNREADABLE =
        new Complaint("", "", "its error is in no form that we know");

    static Complaint in(String body) {
      try {
        return of(JSON.readTree(body));
      } catch (JacksonException noJson) {
        return UNREADABLE;
      }
    }

    static Complaint of(JsonNode node) {
      if (node.isArray() && !node.isEmpty()) {
        return of(node.path(0));
      }
      JsonNode error = node.has("error") ? node.path("error") : node;
      if (error.isString()) {
        return new Complaint("", "", oneLine(error.asString()));
      }
      String message = text(error.has("message") ? error.path("message") : error.path("detail"));
      var complaint = new Complaint(kind(error.path("type")), text(error.path("code")), message);
      return complaint.equals(new Complaint("", "", "")) ? UNREADABLE : complaint;
    }

    boolean isAnyOf(Set<String> words) {
      return words.contains(code) || words.contains(type);
    }

    /** The status that an answer would have had that consists of this error. */
    int status() {
      if (code.matches("[45]\\d\\d")) { // vLLM
        return Integer.parseInt(code);
      }
      return switch (code.isEmpty() ? type : code) {
        case "invalid_api_key" -> 401;
        case "unsupported_country_region_territory" -> 403;
        case "model_not_found" -> 404;
        case "rate_limit_exceeded", "rate_limit_error", "resource_unavailable" -> 429;
        case "invalid_prompt", "invalid_request_error" -> 400;
        default -> isOurs() ? 400 : 500;
      };
    }

    private boolean isOurs() {
      return type.equals("invalid_request_error")
          || isAnyOf(TOO_LONG)
          || DECLINED.matcher(code).matches()
          || code.contains("image");
    }

    String label() {
      String words =
          Stream.of(type, code)
              .filter(Predicate.not(String::isEmpty))
              .distinct()
              .collect(Collectors.joining(", "));
      return words.isEmpty() ? "" : " (" + words + ")";
    }

    /** Of an error in a stream the field also names the event. */
    private static String kind(JsonNode type) {
      String text = text(type);
      return text.equals("error") ? "" : text;
    }

    private static String text(JsonNode node) {
      return node.isString() || node.isNumber() ? oneLine(node.asString()) : "";
    }

    private static String oneLine(String text) {
      return text.replaceAll("\\s+", " ").strip();
    }
  }
}
