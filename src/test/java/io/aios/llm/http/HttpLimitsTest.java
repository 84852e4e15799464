package io.aios.llm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.NestedExceptionUtils;

class HttpLimitsTest {

  @Test
  void hasOneSetOfDefaults() {
    assertThat(bound("connections", "64")).isEqualTo(HttpLimits.STANDARD);
  }

  @Test
  void takesWhatIsConfigured() {
    assertThat(bound("idle-timeout", "30s").idleTimeout()).hasSeconds(30);
  }

  @ParameterizedTest
  @CsvSource({
    "connect-timeout, 0s, connect-timeout is 1ms to 60s",
    "connect-timeout, 61s, connect-timeout is 1ms to 60s",
    "acquire-timeout, 6m, acquire-timeout is 1ms to 300s",
    "first-byte-timeout, -1s, first-byte-timeout is 1ms to 3600s",
    "idle-timeout, 2h, idle-timeout is 1ms to 3600s",
    "total-timeout, 7h, total-timeout is 1ms to 21600s",
    "document-timeout, 1h, document-timeout is 1ms to 600s",
    "longest-answer, 257MB, longest-answer is 1KB to 256MB",
    "longest-event, 1B, longest-event is 1KB to 64MB",
    "connections, 0, connections is 1 to 10000",
    "waiting, 10001, waiting is 1 to 10000"
  })
  void refusesWhatIsOutOfRangeInOneSentence(String name, String value, String sentence) {
    assertThatThrownBy(() -> bound(name, value))
        .extracting(NestedExceptionUtils::getMostSpecificCause)
        .extracting(Throwable::getMessage)
        .isEqualTo(sentence);
  }

  private static HttpLimits bound(String name, String value) {
    var source = new MapConfigurationPropertySource(Map.of("aios.providers.http." + name, value));
    return new Binder(source).bind("aios.providers.http", HttpLimits.class).get();
  }
}
