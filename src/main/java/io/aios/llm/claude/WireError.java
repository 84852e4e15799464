package io.aios.llm.claude;

import io.aios.llm.http.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error as Anthropic words it; each part is empty if it was not said.
 *
 * @param type e.g. {@code rate_limit_error}
 * @param code e.g. {@code ramp_limit_exceeded}
 * @param message for people
 * @param requestId by which Anthropic finds the request again
 */
record WireError(String type, String code, String message, String requestId) {

  private static final JsonMapper JSON = new JsonMapper();

  /** A cap on spending: nothing helps before the month ends, or before somebody raises it. */
  private static final Set<String> SPEND_CAPS =
      Set.of("enforced_spend_limit_reached", "contract_spend_limit_reached");

  /** The limit that an account sets itself, and an empty account, come as 400 without a code. */
  private static final List<String> WORDS_FOR_USED_UP =
      List.of("api usage limits", "spend limit", "spending limit", "credit balance is too low");

  /** Reads a body that is not always JSON: a proxy in between answers as it likes. */
  static WireError read(String body, String requestId) {
    try {
      return of(JSON.readTree(body), requestId);
    } catch (JacksonException notJson) {
      return new WireError("", "", "the body is not JSON", requestId);
    }
  }

  /** Reads {@code {"type":"error","error":{...},"request_id":...}}. */
  static WireError of(JsonNode body, String requestId) {
    JsonNode error = body.path("error");
    return new WireError(
        error.path("type").asString(""),
        error.path("details").path("error_code").asString(""),
        error.path("message").asString(""),
        body.path("request_id").asString(requestId));
  }

  boolean saysQuotaIsUsedUp() {
    return SPEND_CAPS.contains(code)
        || type.equals("billing_error")
        || (type.equals("invalid_request_error") && speaksOf(WORDS_FOR_USED_UP));
  }

  boolean saysPromptIsTooLong() {
    return type.equals("request_too_large")
        || message.toLowerCase(Locale.ROOT).startsWith("prompt is too long");
  }

  boolean saysRegionIsNotServed() {
    return speaksOf(List.of("country", "region", "territory"));
  }

  String sentence(String start) {
    var words = new StringBuilder(start);
    words.append(type.isEmpty() ? "" : " " + type);
    words.append(code.isEmpty() ? "" : " (" + code + ")");
    words.append(requestId.isEmpty() ? "" : " to request " + requestId);
    words.append(message.isEmpty() ? "" : ": " + message);
    return Sentence.of(words.toString());
  }

  private boolean speaksOf(List<String> words) {
    String said = message.toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(said::contains);
  }
}
