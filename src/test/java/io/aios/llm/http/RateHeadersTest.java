package io.aios.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Allowance;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateHeadersTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final RateHeaders DURATIONS =
      new RateHeaders("x-ratelimit-%2$s-%1$s", List.of("requests", "tokens"));
  private static final RateHeaders TIMES =
      new RateHeaders("a-limit-%1$s-%2$s", List.of("requests", "input-tokens"));

  @Test
  void readsLimitsOfRequestsAndTokens() {
    var head = head("requests", "10000", "9999", "6ms", "tokens", "2000000", "1998990", "1h2m3s");

    assertThat(DURATIONS.read(head, NOW))
        .contains(
            new Allowance(
                NOW,
                List.of(
                    new Allowance.Limit("requests", 10_000, 9_999, NOW.plusMillis(6)),
                    new Allowance.Limit("tokens", 2_000_000, 1_998_990, NOW.plusSeconds(3_723)))));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 10, 1s",
    "0, 0, 1s",
    "100, -1, 1s",
    "100, 10, soon",
    "100, many, 1s",
    "99999999999999999999, 10, 1s",
    "'', '', ''"
  })
  void leavesOutALimitThatMakesNoSense(String most, String left, String reset) {
    var head = head("requests", most, left, reset, "tokens", "5", "4", "1s");

    assertThat(DURATIONS.read(head, NOW).orElseThrow().limits())
        .extracting(Allowance.Limit::kind)
        .containsExactly("tokens");
  }

  @Test
  void saysNothingIfTheServerDoesNot() {
    assertThat(DURATIONS.read(new AnswerHead(200, Map.of()), NOW)).isEmpty();
  }

  @Test
  void waitsOneHourAtMost() {
    var head = head("requests", "5", "0", "1h", "tokens", "5", "0", "47h0m0s");

    assertThat(DURATIONS.wait(head, NOW)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void waitsForTheLastOfTheLimitsThatAreUsedUp() {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("a-limit-requests-limit", List.of("50"));
    headers.put("a-limit-requests-remaining", List.of("7"));
    headers.put("a-limit-requests-reset", List.of("2026-11-23T10:50:00Z"));
    headers.put("a-limit-input-tokens-limit", List.of("1000"));
    headers.put("a-limit-input-tokens-remaining", List.of("0"));
    headers.put("a-limit-input-tokens-reset", List.of("2026-11-23T10:00:17Z"));
    assertThat(TIMES.wait(new AnswerHead(429, headers), NOW)).isEqualTo(Duration.ofSeconds(17));

    headers.put("retry-after", List.of("3"));
    assertThat(TIMES.wait(new AnswerHead(429, headers), NOW)).isEqualTo(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-11-23T09:59:59Z", "2031-01-01T00:00:00Z", "-5s", "soon", "1795370400", ""})
  void waitsForNoResetThatMakesNoSense(String reset) {
    assertThat(DURATIONS.wait(head("requests", "5", "0", reset, "tokens", "5", "4", "1s"), NOW))
        .isZero();
  }

  /** Twice a kind with its limit, what is left of it, and its reset. */
  private static AnswerHead head(String... words) {
    Map<String, List<String>> headers = new HashMap<>();
    for (int i = 0; i < words.length; i += 4) {
      headers.put("X-RateLimit-Limit-" + words[i], List.of(words[i + 1]));
      headers.put("X-RateLimit-Remaining-" + words[i], List.of(words[i + 2]));
      headers.put("X-RateLimit-Reset-" + words[i], List.of(words[i + 3]));
    }
    return new AnswerHead(200, headers);
  }
}
