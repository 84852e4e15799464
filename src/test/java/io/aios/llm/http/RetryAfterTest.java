package io.aios.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-22T21:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "17, PT17S",
    "' 17 ', PT17S",
    "0, PT0S",
    "0.5, PT0.5S",
    "3600, PT1H",
    "86400, PT1H",
    "'Sun, 22 Nov 2026 21:00:20 GMT', PT20S",
    "'Mon, 23 Nov 2026 09:00:00 GMT', PT1H"
  })
  void readsSecondsAndDatesUpToOneHour(String text, Duration wait) {
    assertThat(of("Retry-After", text)).isEqualTo(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "-0.1",
        "soon",
        "NaN",
        "Infinity",
        "1e9",
        "0x10",
        "17s",
        "1,5",
        "1795464000",
        "99999999999999999999999999",
        "Sun, 22 Nov 2026 20:59:59 GMT",
        "Wed, 01 Jan 1970 00:00:00 GMT",
        "Sun, 22 Nov 2099 21:00:20 GMT",
        "Fri, 31 Dec 999999999 23:59:59 GMT",
        "22.11.2026"
      })
  void takesNonsenseForNotSaid(String text) {
    assertThat(of("retry-after", text)).isZero();
    assertThat(of("retry-after-ms", text)).isZero();
  }

  @Test
  void believesNoWaitOfMoreThanADay() {
    assertThat(of("retry-after", "86401")).isZero();
    assertThat(of("retry-after-ms", "86400001")).isZero();
  }

  @Test
  void prefersMilliseconds() {
    var head = head(Map.of("retry-after-ms", List.of("1500"), "retry-after", List.of("2")));

    assertThat(RetryAfter.of(head, NOW)).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void fallsBackToSecondsWhenMillisecondsAreNonsense() {
    var head = head(Map.of("retry-after-ms", List.of("-1"), "retry-after", List.of("2")));

    assertThat(RetryAfter.of(head, NOW)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void isZeroIfNothingWasSaid() {
    assertThat(RetryAfter.of(head(Map.of()), NOW)).isZero();
  }

  private static Duration of(String header, String text) {
    return RetryAfter.of(head(Map.of(header, List.of(text))), NOW);
  }

  private static AnswerHead head(Map<String, List<String>> headers) {
    return new AnswerHead(429, headers);
  }
}
