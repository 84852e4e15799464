package io.aios.llm.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Provider;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ScriptedPropertiesTest {

  private static final String PREFIX = "aios.providers.scripted.";

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner().withUserConfiguration(ScriptedProviderConfig.class);

  @Test
  void areFaultlessUnlessSaidOtherwise() {
    runner.run(context -> {
      assertThat(context.getBean(ScriptedProperties.class))
          .isEqualTo(ScriptedProperties.faultless());
      assertThat(context.getBean(Provider.class).name()).isEqualTo("scripted");
    });
  }

  @Test
  void takeTheProviderAway() {
    runner
        .withPropertyValues(PREFIX + "enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(Provider.class));
  }

  @Test
  void readLatenciesFailuresAndMischiefs() {
    runner
        .withPropertyValues(
            PREFIX + "latency=20ms",
            PREFIX + "latency-by-agent.BACKEND=3400ms",
            PREFIX + "latency-by-agent.qa=1200ms",
            PREFIX + "failures[0].agent=BACKEND",
            PREFIX + "failures[0].kind=rate-limited",
            PREFIX + "mischiefs[0].agent=cto",
            PREFIX + "mischiefs[0].kind=BROKEN_PLAN",
            PREFIX + "mischiefs[0].replies=3",
            PREFIX + "mischiefs[0].model=economy")
        .run(context -> {
          ScriptedProperties properties = context.getBean(ScriptedProperties.class);
          assertThat(properties.latencyOf(ScriptedAgent.BACKEND))
              .isEqualTo(Duration.ofMillis(3_400));
          assertThat(properties.latencyOf(ScriptedAgent.QA)).isEqualTo(Duration.ofMillis(1_200));
          assertThat(properties.latencyOf(ScriptedAgent.CTO)).isEqualTo(Duration.ofMillis(20));
          assertThat(properties.breakdowns(ScriptedAgent.BACKEND, "premium", 1))
              .containsExactly(Breakdown.RATE_LIMITED);
          assertThat(properties.breakdowns(ScriptedAgent.BACKEND, "premium", 2)).isEmpty();
          assertThat(properties.mischiefs(ScriptedAgent.CTO, "economy", 2))
              .containsExactly(Mischief.BROKEN_PLAN);
          assertThat(properties.mischiefs(ScriptedAgent.CTO, "economy", 3)).isEmpty();
          assertThat(properties.mischiefs(ScriptedAgent.CTO, "premium", 0)).isEmpty();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "latency=-1s",
        "latency=2h",
        "latency-by-agent.JANITOR=1s",
        "mischiefs[0].kind=UNHEARD_OF",
        "latency=soon"
      })
  void refuseWhatMakesNoSense(String property) {
    runner.withPropertyValues(PREFIX + property).run(context -> assertThat(context).hasFailed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"failures[0].call=-1", "mischiefs[0].replies=0"})
  void refuseNumbersThatMakeNoSense(String property) {
    runner
        .withPropertyValues(
            PREFIX + property,
            PREFIX + property.substring(0, property.indexOf('.')) + ".agent=QA",
            PREFIX
                + property.substring(0, property.indexOf('.'))
                + (property.startsWith("failures") ? ".kind=REFUSED" : ".kind=SILENT"))
        .run(context -> assertThat(context).hasFailed());
  }
}
