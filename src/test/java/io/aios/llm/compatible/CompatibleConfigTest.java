package io.aios.llm.compatible;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelCards;
import io.aios.llm.Provider;
import io.aios.llm.http.ModelHttpFactory;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CompatibleConfigTest {

  private final ApplicationContextRunner node =
      new ApplicationContextRunner()
          .withUserConfiguration(CompatibleConfig.class)
          .withBean(ModelHttpFactory.class, () -> endpoint -> Replay.stream(""))
          .withBean(ModelCards.class, () -> Cast.CARDS)
          .withBean(InstantSource.class, () -> Cast.CLOCK);

  @Test
  void offersNothingUnlessAServerIsNamed() {
    node.run(context -> assertThat(context).doesNotHaveBean(Provider.class));
  }

  @Test
  void offersAProviderForEachServer() {
    node.withPropertyValues(
            "aios.compatible.ollama.base-url=http://localhost:11434/v1",
            "aios.compatible.ollama.kind=ollama",
            "aios.compatible.vllm.base-url=http://localhost:8000/v1")
        .run(context ->
            assertThat(context.getBeanProvider(Provider.class).orderedStream())
                .extracting(Provider::name)
                .containsExactlyInAnyOrder("ollama", "vllm"));
  }

  @Test
  void stopsTheStartOverAnAddressThatIsNone() {
    node.withPropertyValues("aios.compatible.ollama.base-url=localhost:11434")
        .run(context ->
            assertThat(context.getStartupFailure())
                .hasStackTraceContaining("base-url must be an address")
                .satisfiesAnyOf(
                    failure -> assertThat(failure).isInstanceOf(BindException.class),
                    failure -> assertThat(failure).hasCauseInstanceOf(BindException.class)));
  }
}
