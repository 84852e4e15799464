package io.aios.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aios.project.Remains.Kind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.DurationStyle;

class RetentionPropertiesTest {

  @Test
  void keepsAMonthThreeAndSixByDefault() {
    RetentionProperties defaults = bind(Map.of());

    assertThat(defaults)
        .isEqualTo(
            new RetentionProperties(
                "90d", "30d", "180d", 500, Duration.ofMillis(100), Duration.ofMinutes(10)));
    assertThat(defaults.ages())
        .isEqualTo(
            Map.of(
                Kind.EVENTS,
                Duration.ofDays(90),
                Kind.REPLIES,
                Duration.ofDays(30),
                Kind.ARTIFACTS,
                Duration.ofDays(180)));
  }

  @Test
  void neverIsForEver() {
    RetentionProperties some =
        bind(
            Map.of(
                "aios.retention.events", "never",
                "aios.retention.replies", " Never ",
                "aios.retention.artifacts", "5ms"));

    assertThat(some.ages()).isEqualTo(Map.of(Kind.ARTIFACTS, Duration.ofMillis(5)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "0s", "-1d", "36501d", "soon", "9999999999999999999d", "forever"})
  void refusesWhatIsNoTimeToKeepSomething(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(text, 500, "100ms", "10m"))
        .withMessageStartingWith("aios.retention.replies must be a duration like 90d")
        .withMessageEndingWith("or never")
        .withNoCause();
  }

  @ParameterizedTest
  @CsvSource({
    "batch, 0, 100ms, 10m",
    "batch, 10001, 100ms, 10m",
    "pause, 1, -1ms, 10m",
    "pause, 1, 61s, 10m",
    "every, 1, 0s, 0s",
    "every, 1, 0s, 25h"
  })
  void refusesNumbersOutOfBounds(String setting, int batch, String pause, String every) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with("30d", batch, pause, every))
        .withMessageStartingWith("aios.retention." + setting + " must be ");
  }

  private static RetentionProperties with(String replies, int batch, String pause, String every) {
    return new RetentionProperties("90d", replies, "180d", batch, duration(pause), duration(every));
  }

  private static Duration duration(String text) {
    return DurationStyle.detectAndParse(text);
  }

  private static RetentionProperties bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("aios.retention", RetentionProperties.class);
  }
}
