package io.aios.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class GatewayPropertiesTest {

  @Test
  void defaultsAreStated() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new GatewayProperties(
                DataSize.ofKilobytes(256),
                500,
                Duration.ofSeconds(1),
                Duration.ofSeconds(15),
                Duration.ofHours(1)));
  }

  @Test
  void everyKeyIsRead() {
    GatewayProperties properties =
        bound(
            Map.of(
                "aios.gateway.max-body", "1MB",
                "aios.gateway.max-streams", "7",
                "aios.gateway.event-poll", "2s",
                "aios.gateway.heartbeat", "3s",
                "aios.gateway.stream-life", "4m"));

    assertThat(properties)
        .isEqualTo(
            new GatewayProperties(
                DataSize.ofMegabytes(1),
                7,
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofMinutes(4)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"event-poll", "heartbeat", "stream-life"})
  void refusesATimeThatIsNotMoreThanZero(String key) {
    Map<String, String> settings = Map.of("aios.gateway." + key, "0s");

    assertThatThrownBy(() -> bound(settings))
        .rootCause()
        .hasMessageContaining("aios.gateway." + key)
        .hasMessageContaining("must be more than zero");
  }

  private static GatewayProperties bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("aios.gateway", GatewayProperties.class);
  }
}
