package io.aios.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aios.llm.ModelId;
import io.aios.project.Terms;
import io.aios.routing.Policy;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutingTermsTest {

  @ParameterizedTest
  @EnumSource
  void knowsEveryPolicyByItsWord(Policy policy) {
    assertThat(RoutingTerms.of(Terms.STANDARD.with(policy.word())).policy()).isEqualTo(policy);
  }

  @Test
  void standardTermsMeanTheSameToARouter() {
    assertThat(RoutingTerms.of(Terms.STANDARD)).isEqualTo(io.aios.routing.Terms.STANDARD);
  }

  @Test
  void carriesEveryTermOver() {
    var models = new TreeSet<>(Set.of("openai", "ollama/qwen"));

    var terms = RoutingTerms.of(new Terms("speed", true, models, true, true));

    assertThat(terms)
        .isEqualTo(new io.aios.routing.Terms(Policy.SPEED, true, models, true, true, ""));
    assertThat(terms.allows(ModelId.of("ollama/llama"))).isFalse();
    assertThat(RoutingTerms.of(new Terms("cost", true, models, false, false)).stepsDown())
        .isFalse();
  }

  @Test
  void refusesAPolicyThatThereIsNot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RoutingTerms.of(Terms.STANDARD.with("cheap")));
  }
}
