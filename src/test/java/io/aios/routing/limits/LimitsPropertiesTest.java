package io.aios.routing.limits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.routing.limits.LimitsProperties.OfAgent;
import io.aios.routing.limits.LimitsProperties.OfProvider;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;

class LimitsPropertiesTest {

  private final ApplicationContextRunner node =
      new ApplicationContextRunner().withUserConfiguration(Settings.class);

  @Test
  void limitsNothingByDefault() {
    node.run(context ->
        assertThat(context.getBean(LimitsProperties.class))
            .isEqualTo(new LimitsProperties(10, Map.of(), Map.of())));
  }

  @Test
  void readsEveryKey() {
    node.withPropertyValues(
            "aios.limits.burst-percent=25",
            "aios.limits.providers.anthropic.requests-per-minute=50",
            "aios.limits.providers.anthropic.input-tokens-per-minute=30000",
            "aios.limits.providers.anthropic.output-tokens-per-minute=8000",
            "aios.limits.providers.anthropic.counts-cached-input=false",
            "aios.limits.providers.anthropic.concurrent=12",
            "aios.limits.providers.my-gpu.concurrent=1",
            "aios.limits.agents.QA.concurrent=3",
            "aios.limits.agents.backend.concurrent=4")
        .run(context ->
            assertThat(context.getBean(LimitsProperties.class))
                .isEqualTo(
                    new LimitsProperties(
                        25,
                        Map.of(
                            "anthropic",
                            new OfProvider(50, 30_000, 8_000, false, 12),
                            "my-gpu",
                            new OfProvider(0, 0, 0, true, 1)),
                        Map.of("QA", new OfAgent(3), "BACKEND", new OfAgent(4)))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "burst-percent=0 | aios.limits.burst-percent must be 1 to 90",
        "burst-percent=91 | aios.limits.burst-percent must be 1 to 90",
        "providers.acme.requests-per-minute=-1 | acme.requests-per-minute must be 0, for no limit",
        "providers.acme.input-tokens-per-minute=1000000001 | acme.input-tokens-per-minute must be 0",
        "providers.acme.output-tokens-per-minute=-5 | acme.output-tokens-per-minute must be 0",
        "providers.acme.concurrent=10001 | acme.concurrent must be 0, for no limit, to 10000",
        "providers.acme.concurrent=0 | aios.limits.providers.acme limits nothing; set its",
        "providers.Acme.concurrent=1 | aios.limits.providers.Acme is no name of a provider; use",
        "agents.QA.concurrent=0 | aios.limits.agents.QA limits nothing; set its concurrent, or",
        "agents.1.concurrent=2 | aios.limits.agents.1 is no kind of agent; use",
      })
  void saysHowToMendWhatMakesNoSense(String setting, String sentence) {
    node.withPropertyValues("aios.limits." + setting)
        .run(context -> {
          assertThat(context).hasFailed();
          assertThat(
                  NestedExceptionUtils.getMostSpecificCause(
                      requireNonNull(context.getStartupFailure())))
              .hasMessageContaining(sentence);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "providers.acme.requests-per-minut=5",
        "providers.acme.requests-per-minute=many",
        "agents.QA.requests-per-minute=5",
        "burst=10"
      })
  void refusesWhatItDoesNotKnow(String setting) {
    node.withPropertyValues("aios.limits." + setting)
        .run(context -> assertThat(context).hasFailed());
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(LimitsProperties.class)
  static class Settings {}
}
