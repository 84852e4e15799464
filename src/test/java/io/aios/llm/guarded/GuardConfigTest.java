package io.aios.llm.guarded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aios.llm.BreakerState;
import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.ProviderStatus;
import io.aios.llm.ProviderVitals;
import io.aios.llm.Providers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class GuardConfigTest {

  private final ActingProvider acme = new ActingProvider();
  private final ApplicationContextRunner node =
      new ApplicationContextRunner()
          .withUserConfiguration(GuardConfig.class)
          .withBean(InstantSource.class, SettableTime::new);

  @Test
  void everyDefaultIsAsDocumented() {
    node.run(context ->
        assertThat(context.getBean(GuardProperties.class))
            .isEqualTo(
                new GuardProperties(
                    new GuardProperties.Breaker(
                        20, 5, 50, Duration.ofSeconds(30), Duration.ofMinutes(5)),
                    new GuardProperties.Permits(2, 64, Duration.ofMinutes(2)),
                    new GuardProperties.Retry(3, Duration.ofMillis(250), Duration.ofSeconds(2)))));
  }

  @Test
  void realProviderIsGuardedAndServesAlone() {
    node.withBean("acme", Provider.class, () -> acme)
        .withBean("stage", Provider.class, Stage::new)
        .run(context -> {
          assertThat(context.getBean(Providers.class).all())
              .hasExactlyElementsOfTypes(Guarded.class);
          assertThat(context.getBean(ProviderVitals.class).statuses())
              .extracting(ProviderStatus::provider, ProviderStatus::breaker)
              .containsExactly(tuple("acme", BreakerState.CLOSED));
        });
  }

  @Test
  void saysWhatToDoWhereThereIsNoProviderAtAll(CapturedOutput output) {
    node.run(context -> {
      assertThat(context.getBean(Providers.class).all()).isEmpty();
      assertThat(output).contains("no task can be done; set ANTHROPIC_API_KEY");
    });
  }

  @Test
  void simulatedProviderServesWhereThereIsNoOtherAndIsOnlyWatched() {
    node.withBean("stage", Provider.class, Stage::new)
        .run(context -> {
          Provider stage = context.getBean(Providers.class).all().getFirst();
          for (int call = 0; call < 100; call++) {
            stage.complete(ModelId.of("stage/one"), GuardCast.PROMPT, Listener.NONE);
          }

          ProviderVitals vitals = context.getBean(ProviderVitals.class);
          vitals.checkIdle();
          ProviderStatus status = vitals.statuses().getFirst();
          assertThat(status.breaker()).isEqualTo(BreakerState.NONE);
          assertThat(status.checkup()).isEqualTo(new ProviderStatus.Checkup.Never());
          assertThat(status.models().getFirst().failures()).isEqualTo(100);
        });
  }

  @Test
  void breakersAreWhereTheLibrarysMetricsFindThem() {
    CircuitBreakerRegistry registry = CircuitBreakerRegistry.ofDefaults();
    node.withBean(CircuitBreakerRegistry.class, () -> registry)
        .withBean("acme", Provider.class, () -> acme)
        .run(context -> {
          context
              .getBean(Providers.class)
              .all()
              .getFirst()
              .complete(GuardCast.MODEL, GuardCast.PROMPT, Listener.NONE);

          assertThat(registry.getAllCircuitBreakers())
              .extracting(CircuitBreaker::getName)
              .containsExactlyInAnyOrder("acme", "acme/large");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "breaker.minimum-calls, 21, breaker.minimum-calls must not be above breaker.window",
    "breaker.open-for, 0s, breaker.open-for must be 1ms to 1h",
    "breaker.barred-for, 2h, breaker.barred-for must be 1ms to 1h",
    "permits.start, 65, permits.start must not be above permits.most",
    "permits.patience, -1s, permits.patience must be 0ms to 1h",
    "retry.back-off, -1s, retry.back-off must be 0ms to 1h",
    "retry.longest-wait, 61m, retry.longest-wait must be 0ms to 1h"
  })
  void badSettingStopsTheStartAndSaysWhatIsWanted(String key, String value, String rule) {
    node.withPropertyValues("aios.providers.guard." + key + "=" + value)
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessage("aios.providers.guard." + rule));
  }

  @Test
  void misspelledSettingStopsTheStart() {
    node.withPropertyValues("aios.providers.guard.permits.moost=3")
        .run(context -> assertThat(context).hasFailed());
  }

  /** A simulated provider that always fails. */
  private static final class Stage implements Provider {

    @Override
    public String name() {
      return "stage";
    }

    @Override
    public Origin origin() {
      return Origin.SIMULATED;
    }

    @Override
    public ModelResult complete(ModelId model, Prompt prompt, Listener listener) {
      return GuardCast.failed(GuardCast.UNAVAILABLE);
    }

    @Override
    public Health check() {
      throw new UnsupportedOperationException("There is nothing to check");
    }
  }
}
