package io.aios.llm.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelFailure;
import io.aios.llm.http.AnswerHead;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors beyond the recorded ones. */
class ErrorGrammarTest {

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "307, '', '', '', Unavailable",
        "400, invalid_request_error, '', 'Your credit balance is too low to go on', QuotaExhausted",
        "400, '', '', '', Rejected",
        "403, permission_error, '', 'Not served in your country', Unauthorised",
        "405, '', '', '', Rejected",
        "408, '', '', '', TimedOut",
        "409, conflict_error, '', '', Overloaded",
        "415, '', '', '', Rejected",
        "422, '', '', '', Rejected",
        "429, rate_limit_error, contract_spend_limit_reached, '', QuotaExhausted",
        "503, api_error, cmek_unavailable, '', Overloaded",
        "599, '', '', '', Overloaded"
      })
  void means(int status, String type, String code, String message, String meaning) {
    String body =
        """
        {"type":"error","error":{"type":"%s","message":"%s","details":{"error_code":"%s"}}}
        """
            .formatted(type, message, code);

    assertThat(answered(status, Map.of(), body).getClass().getSimpleName()).isEqualTo(meaning);
  }

  @Test
  void doesNotTryAgainWhatAnthropicSaysIsInVain() {
    var headers = Map.of("x-should-retry", List.of("false"));

    assertThat(answered(529, headers, "{}")).isInstanceOf(ModelFailure.Unavailable.class);
    assertThat(answered(400, headers, "{}")).isInstanceOf(ModelFailure.Rejected.class);
  }

  @Test
  void waitsAsLongAsAnOverloadedProviderAsks() {
    assertThat(answered(503, Map.of("retry-after", List.of("9")), "<html>"))
        .isEqualTo(
            new ModelFailure.Overloaded(
                "Anthropic answered 503: the body is not JSON", Duration.ofSeconds(9)));
  }

  @Test
  void waitsUntilALimitIsWholeAgainIfNothingElseIsSaid() {
    var headers =
        Map.of(
            "anthropic-ratelimit-input-tokens-limit", List.of("2000000"),
            "anthropic-ratelimit-input-tokens-remaining", List.of("0"),
            "anthropic-ratelimit-input-tokens-reset", List.of("2026-11-22T20:59:11Z"));

    assertThat(answered(429, headers, "{}"))
        .isInstanceOfSatisfying(
            ModelFailure.RateLimited.class,
            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(11)));
    assertThat(answered(529, headers, "{}"))
        .isInstanceOfSatisfying(
            ModelFailure.Overloaded.class,
            overloaded -> assertThat(overloaded.retryAfter()).isZero());
  }

  @Test
  void namesTheRequestByItsHeaderIfTheBodyDoesNot() {
    assertThat(answered(500, Map.of("request-id", List.of("req_7")), "{}").detail())
        .isEqualTo("Anthropic answered 500 to request req_7");
  }

  @Test
  void keepsTheDetailOnOneShortLine() {
    String body =
        "{\"error\":{\"type\":\"api_error\",\"message\":\"a\\nb\\u001b[31m"
            + "c".repeat(9_000)
            + "\"}}";

    String detail = answered(500, Map.of(), body).detail();

    assertThat(detail).hasSize(500).contains(": a b [31mccc").endsWith("...");
  }

  private static ModelFailure answered(int status, Map<String, List<String>> headers, String body) {
    return ErrorGrammar.answered(new AnswerHead(status, headers), body, ClaudeCast.NOW);
  }
}
