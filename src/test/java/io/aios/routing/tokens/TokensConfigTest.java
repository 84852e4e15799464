package io.aios.routing.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.Providers;
import io.aios.routing.TokenEstimate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TokensConfigTest {

  @Test
  void bringsAnEstimateThatLearns() {
    new ApplicationContextRunner()
        .withUserConfiguration(TokensConfig.class)
        .withBean(Providers.class, () -> new Providers(List.of()))
        .run(context ->
            assertThat(context.getBean(TokenEstimate.class)).isInstanceOf(LearningEstimate.class));
  }

  @Test
  void needsTheVocabularyForRealModelsOnly() {
    assertThat(TokensConfig.isNeeded(new Providers(List.of()))).isFalse();
    assertThat(TokensConfig.isNeeded(provider(Origin.SIMULATED))).isFalse();
    assertThat(TokensConfig.isNeeded(provider(Origin.MODEL))).isTrue();
  }

  private static Providers provider(Origin origin) {
    return new Providers(List.of(new Silent(origin)));
  }

  private record Silent(Origin origin) implements Provider {

    @Override
    public String name() {
      return "silent";
    }

    @Override
    public ModelResult complete(ModelId model, Prompt prompt, Listener listener) {
      throw new AssertionError("is not called");
    }

    @Override
    public Health check() {
      throw new AssertionError("is not called");
    }
  }
}
