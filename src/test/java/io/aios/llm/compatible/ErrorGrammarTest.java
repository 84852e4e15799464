package io.aios.llm.compatible;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelFailure;
import io.aios.llm.http.AnswerHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ErrorGrammarTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @CsvSource({
    "400, Rejected",
    "401, Unauthorised",
    "402, QuotaExhausted",
    "403, NotOffered",
    "404, NotOffered",
    "405, Rejected",
    "408, TimedOut",
    "409, Overloaded",
    "413, TooLong",
    "415, Rejected",
    "422, Rejected",
    "429, RateLimited",
    "500, Overloaded",
    "502, Overloaded",
    "504, TimedOut",
    "529, Overloaded",
    "307, Unavailable"
  })
  void judgesAnAnswerWithoutWordsByItsStatus(int status, String failure) {
    assertThat(answered(status, "").getClass().getSimpleName()).isEqualTo(failure);
    assertThat(answered(status, "<html><body>Bad gateway</body></html>"))
        .hasSameClassAs(answered(status, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insufficient_quota",
        "credit_balance_exhausted",
        "organization_spend_limit_exceeded",
        "project_spend_limit_exceeded",
        "organization_usage_limit_exceeded"
      })
  void takesALimitOfMoneyForNoLimitOfRate(String code) {
    assertThat(answered(429, error("insufficient_quota", code)))
        .isInstanceOf(ModelFailure.QuotaExhausted.class);
    assertThat(answered(429, error("billing", code)))
        .isInstanceOf(ModelFailure.QuotaExhausted.class);
    assertThat(streamed(error("billing", code))).isInstanceOf(ModelFailure.QuotaExhausted.class);
  }

  @Test
  void readsACodeThatIsANumber() {
    String body =
        """
        {"error": {"message": "This model's maximum context length is 8192 tokens.",
          "type": "BadRequestError", "param": "input_tokens", "code": 400}}\
        """;

    assertThat(answered(400, body))
        .isInstanceOf(ModelFailure.TooLong.class)
        .extracting(ModelFailure::detail)
        .isEqualTo(
            "The provider answered 400 (BadRequestError, 400):"
                + " This model's maximum context length is 8192 tokens.");
    assertThat(
            streamed("{\"message\": \"gone\", \"type\": \"InternalServerError\", \"code\": 500}"))
        .isInstanceOf(ModelFailure.Overloaded.class);
    assertThat(streamed("{\"message\": \"no\", \"type\": \"BadRequestError\", \"code\": 400}"))
        .isInstanceOf(ModelFailure.Rejected.class);
  }

  @Test
  void readsAnErrorThatIsAString() {
    assertThat(answered(401, "{\"error\": \"Unauthorized\"}"))
        .isEqualTo(new ModelFailure.Unauthorised("The provider answered 401: Unauthorized"));
    assertThat(streamed("\"out of memory\"").detail()).endsWith(": out of memory");
  }

  @Test
  void readsAnErrorWithoutAnObjectAroundIt() {
    assertThat(answered(404, "{\"detail\": \"Not\\n  Found\"}").detail()).endsWith(": Not Found");
    assertThat(answered(400, "[{\"error\": {\"code\": 400, \"message\": \"Bad\"}}]").detail())
        .isEqualTo("The provider answered 400 (400): Bad");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{}", "{\"error\": null}", "{\"error\": {\"code\":", "7"})
  void saysThatItCannotReadAnError(String body) {
    assertThat(answered(503, body).detail())
        .isEqualTo("The provider answered 503: its error is in no form that we know");
  }

  @Test
  void takesAnUnsupportedCountryForAMatterOfTheAccount() {
    assertThat(answered(403, error("request_forbidden", "unsupported_country_region_territory")))
        .isInstanceOf(ModelFailure.Unauthorised.class);
  }

  @Test
  void takesNoRoomAtTheFlexTierForOverload() {
    assertThat(answered(429, error("resource_unavailable", "resource_unavailable")))
        .isInstanceOf(ModelFailure.Overloaded.class);
  }

  @Test
  void takesAFilteredPromptForARefusal() {
    assertThat(answered(400, error("invalid_request_error", "content_filter")))
        .isInstanceOf(ModelFailure.Refused.class);
    assertThat(streamed(error("", "bio_policy"))).isInstanceOf(ModelFailure.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "rate_limit_exceeded, RateLimited",
    "server_error, Overloaded",
    "slow_down, Overloaded",
    "vector_store_timeout, Overloaded",
    "invalid_prompt, Rejected",
    "invalid_image, Rejected",
    "context_length_exceeded, TooLong",
    "model_not_found, NotOffered",
    "invalid_api_key, Unauthorised"
  })
  void judgesAnErrorInAStreamByItsCode(String code, String failure) {
    assertThat(streamed(error("", code)).getClass().getSimpleName()).isEqualTo(failure);
  }

  @Test
  void waitsAsLongAsTheProviderAsks() {
    var head = head(429, Map.of("retry-after-ms", "127", "x-ratelimit-reset-tokens", "9s"));

    assertThat(ErrorGrammar.answered(head, error("tokens", "rate_limit_exceeded"), NOW))
        .isInstanceOfSatisfying(
            ModelFailure.RateLimited.class,
            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofMillis(127)));
  }

  @Test
  void waitsForTheLimitThatIsUsedUpIfNothingElseIsSaid() {
    var head =
        head(
            429,
            Map.of(
                "x-ratelimit-limit-requests", "100",
                "x-ratelimit-remaining-requests", "0",
                "x-ratelimit-reset-requests", "6m0s",
                "x-ratelimit-limit-tokens", "1000",
                "x-ratelimit-remaining-tokens", "10",
                "x-ratelimit-reset-tokens", "50m0s"));

    assertThat(ErrorGrammar.answered(head, error("requests", "rate_limit_exceeded"), NOW))
        .isInstanceOfSatisfying(
            ModelFailure.RateLimited.class,
            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofMinutes(6)));
  }

  @Test
  void doesNotTryAgainWhatTheProviderForbidsToTryAgain() {
    var head = head(503, Map.of("x-should-retry", "false"));

    assertThat(ErrorGrammar.answered(head, "", NOW)).isInstanceOf(ModelFailure.Unavailable.class);
  }

  @Test
  void cutsLongMessagesAndKeepsTheRequestId() {
    var head = head(500, Map.of("x-request-id", "req_1"));
    String body = "{\"error\": \"" + "long ".repeat(1_000) + "\"}";

    assertThat(ErrorGrammar.answered(head, body, NOW).detail()).hasSize(500).endsWith(" [req_1]");
  }

  private static ModelFailure answered(int status, String body) {
    return ErrorGrammar.answered(head(status, Map.of()), body, NOW);
  }

  private static ModelFailure streamed(String json) {
    return ErrorGrammar.streamed(JSON.readTree(json));
  }

  private static String error(String type, String code) {
    return "{\"error\": {\"message\": \"No.\", \"type\": \"%s\", \"param\": null, \"code\": \"%s\"}}"
        .formatted(type, code);
  }

  private static AnswerHead head(int status, Map<String, String> headers) {
    return new AnswerHead(
        status,
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
  }
}
