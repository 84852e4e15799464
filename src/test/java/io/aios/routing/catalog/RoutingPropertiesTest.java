package io.aios.routing.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.routing.Patience;
import io.aios.routing.ScoringPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class RoutingPropertiesTest {

  private final ApplicationContextRunner node =
      new ApplicationContextRunner().withUserConfiguration(Settings.class);

  @Test
  void hasDefaults() {
    node.run(context -> {
      var properties = context.getBean(RoutingProperties.class);
      assertThat(properties.catalog()).isEmpty();
      assertThat(properties.reference()).isEmpty();
      assertThat(properties.asPatience()).isEqualTo(Patience.STANDARD);
      assertThat(properties.cascade()).isEqualTo(new RoutingProperties.Cascade(true, 0.15, 20));
      assertThat(properties.exploration()).isEqualTo(ScoringPolicy.USUAL_EXPLORATION);
    });
  }

  @Test
  void readsEveryKey() {
    node.withPropertyValues(
            "aios.routing.catalog=/etc/aios/models.yaml",
            "aios.routing.reference=scripted/premium",
            "aios.routing.max-attempts=9",
            "aios.routing.tries-per-model=2",
            "aios.routing.patience=1m",
            "aios.routing.back-off=2s",
            "aios.routing.come-back-after=30s",
            "aios.routing.longest-call=2h",
            "aios.routing.cascade.enabled=false",
            "aios.routing.cascade.max-leak=0.3",
            "aios.routing.cascade.min-evidence=50",
            "aios.routing.exploration=0.1")
        .run(context ->
            assertThat(context.getBean(RoutingProperties.class))
                .isEqualTo(
                    new RoutingProperties(
                        "/etc/aios/models.yaml",
                        "scripted/premium",
                        9,
                        2,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(30),
                        Duration.ofHours(2),
                        0.1,
                        new RoutingProperties.Cascade(false, 0.3, 50))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max-attempts=0",
        "max-attempts=51",
        "max-attempts=many",
        "tries-per-model=11",
        "patience=-1s",
        "back-off=2h",
        "come-back-after=soon",
        "longest-call=0s",
        "cascade.max-leak=0",
        "cascade.max-leak=1.5",
        "cascade.min-evidence=0",
        "cascade.leak=0.1",
        "exploration=-0.01",
        "exploration=0.21",
        "max-atempts=3"
      })
  void refusesWhatMakesNoSense(String setting) {
    node.withPropertyValues("aios.routing." + setting)
        .run(context -> assertThat(context).hasFailed());
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(RoutingProperties.class)
  static class Settings {}
}
