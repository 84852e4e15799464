package io.aios.routing.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.money.Usd;
import io.aios.routing.ArmSteering;
import io.aios.routing.ByteEstimate;
import io.aios.routing.Catalog;
import io.aios.routing.Experiment;
import io.aios.routing.Experiment.Arm;
import io.aios.routing.Experiment.Treatment.ByModel;
import io.aios.routing.Experiment.Treatment.ByPolicy;
import io.aios.routing.Experiments;
import io.aios.routing.Lifetime;
import io.aios.routing.Offer;
import io.aios.routing.Policy;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.RoutingPolicy;
import io.aios.routing.ScoringPolicy;
import io.aios.routing.Steering;
import io.aios.routing.TaskType;
import io.aios.routing.Tier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

class ExperimentsConfigTest {

  private static final ModelId MODEL = ModelId.of("acme/one-20260101");

  private static final Catalog CATALOG =
      new Catalog(
          List.of(
              new Offer(
                  MODEL,
                  Tier.ECONOMY,
                  PriceList.of(Price.of(Usd.of("1"), Usd.of("5"))),
                  200_000,
                  64_000,
                  ModelCard.PLAIN,
                  Lifetime.OPEN,
                  Origin.MODEL)),
          Map.of(ModelId.of("acme/one"), MODEL));

  private final ApplicationContextRunner node =
      new ApplicationContextRunner()
          .withUserConfiguration(ExperimentsConfig.class)
          .withBean(Catalog.class, () -> CATALOG)
          .withBean(RoutingPolicy.class, () -> new ScoringPolicy(new ByteEstimate(), 0));

  @Test
  void runsNoneUnlessOneIsConfigured() {
    node.run(context -> {
      assertThat(context.getBean(Experiments.class)).isEqualTo(Experiments.NONE);
      assertThat(context).hasSingleBean(Steering.class);
    });
  }

  @Test
  void setsTheTermsOfAnAskBeforeAnythingElseChangesIt() {
    node.withUserConfiguration(Later.class)
        .run(context ->
            assertThat(context.getBeanProvider(Steering.class).orderedStream().findFirst())
                .containsInstanceOf(ArmSteering.class));
  }

  @Test
  void readsEveryKey() {
    node.withPropertyValues(
            "aios.experiments.cheap-tests.task-type=qa",
            "aios.experiments.cheap-tests.enabled=false",
            "aios.experiments.cheap-tests.arms.b.share=70",
            "aios.experiments.cheap-tests.arms.b.model=acme/one",
            "aios.experiments.cheap-tests.arms.a.share=30",
            "aios.experiments.cheap-tests.arms.a.policy=local_first")
        .run(context ->
            assertThat(context.getBean(Experiments.class).all())
                .containsExactly(
                    new Experiment(
                        "cheap-tests",
                        new TaskType("qa"),
                        false,
                        List.of(
                            new Arm("a", 30, new ByPolicy(Policy.LOCAL_FIRST)),
                            new Arm("b", 70, new ByModel(MODEL))))));
  }

  @Test
  void isSwitchedOnUnlessItSaysOtherwise() {
    node.withPropertyValues(sound())
        .run(context ->
            assertThat(context.getBean(Experiments.class).all())
                .singleElement()
                .matches(Experiment::running));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x.task-type=Q A          | experiment x needs a task-type of 1 to 30 lower-case letters",
        "x.arms.a.share=51        | the shares of experiment x must add up to 100, not 101",
        "x.arms.a.share=0         | the share of arm a must be 1 to 99 percent",
        "x.arms.a.share=half      | share",
        "x.arms.a.model=acme/one  | arm x/a needs either a policy or a model",
        "x.arms.a.policy=         | arm x/a needs either a policy or a model",
        "x.arms.a.policy=cheapest | policy",
        "x.arms.b.model=acme/two  | arm x/b names the model acme/two, which is not in the catalog",
        "x.arms.b.model=two       | arm x/b names the model two, which is not in the catalog",
        "x.arms.b.model=acme/     | arm x/b names the model acme/, which is not in the catalog",
        "x.enabld=false           | enabld",
        "x.arms.A_b.share=1       | arm",
      })
  void stopsTheStartOverWhatMakesNoSense(String setting, String problem) {
    node.withPropertyValues(
            Stream.concat(Stream.of(sound()), Stream.of("aios.experiments." + setting))
                .toArray(String[]::new))
        .run(context -> {
          assertThat(context).hasFailed();
          assertThat(context.getStartupFailure()).hasStackTraceContaining(problem);
          assertThat(context.getStartupFailure()).hasStackTraceContaining("aios.experiments");
        });
  }

  private static String[] sound() {
    return new String[] {
      "aios.experiments.x.task-type=qa",
      "aios.experiments.x.arms.a.share=50",
      "aios.experiments.x.arms.a.policy=cost",
      "aios.experiments.x.arms.b.share=50",
      "aios.experiments.x.arms.b.model=acme/one"
    };
  }

  /** Something else that changes asks, in the place of the cascade's switch. */
  @Configuration(proxyBeanMethods = false)
  static class Later {

    @Bean
    @Order(100)
    Steering later() {
      return (ask, market) -> ask;
    }
  }
}
