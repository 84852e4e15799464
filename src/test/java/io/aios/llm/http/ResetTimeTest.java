package io.aios.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResetTimeTest {

  private static final Instant NOW = Instant.parse("2026-11-22T21:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "6ms, PT0.006S",
    "127ms, PT0.127S",
    "1s, PT1S",
    "8.64s, PT8.64S",
    "6m0s, PT6M",
    "1h2m3s, PT1H2M3S",
    "1h0m0.5s, PT1H0.5S",
    "24h0m0s, PT24H",
    "250\u00b5s, PT0.00025S",
    "0s, PT0S",
    "0, PT0S",
    "17, PT17S",
    "0.25, PT0.25S"
  })
  void readsDurations(String text, Duration wait) {
    assertThat(ResetTime.read(text, NOW)).contains(NOW.plus(wait));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T21:00:17Z, 2026-11-22T21:00:17Z",
    "2026-11-22T21:00:17.250Z, 2026-11-22T21:00:17.250Z",
    "2026-11-22T23:00:17+02:00, 2026-11-22T21:00:17Z"
  })
  void readsTimes(String text, Instant time) {
    assertThat(ResetTime.read(text, NOW)).contains(time);
  }

  @Test
  void keepsATimeThatHasPassed() {
    assertThat(ResetTime.read("2026-11-22T20:00:00Z", NOW))
        .contains(Instant.parse("2026-11-22T20:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "-1s",
        "-6m0s",
        "s",
        "1x",
        "1s2",
        "s1",
        "1.2.3s",
        ".s",
        "soon",
        "NaN",
        "1e3s",
        "999999999999h",
        "99999999999999999999s",
        "769h",
        "1795464000",
        "2199-01-01T00:00:00Z",
        "2026-11-22",
        "2026-13-45T99:00:00Z",
        "+999999999-12-31T23:59:59Z"
      })
  void ignoresNonsense(String text) {
    assertThat(ResetTime.read(text, NOW)).isEmpty();
  }

  @Test
  void ignoresATextOfAnyLength() {
    assertThat(ResetTime.read("1s".repeat(100_000), NOW)).isEmpty();
  }
}
