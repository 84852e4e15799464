package io.aios.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "Cost", "cost ", "local-first", "_cost"})
  void refusesAPolicyThatIsNoWord(String policy) {
    assertThatIllegalArgumentException().isThrownBy(() -> Terms.STANDARD.with(policy));
  }

  @Test
  void allowsAHundredModelsAndNoMore() {
    List<String> hundred = IntStream.range(0, 100).mapToObj(at -> "openai/" + at).toList();
    List<String> more = IntStream.range(0, 101).mapToObj(at -> "openai/" + at).toList();

    assertThat(Terms.STANDARD.only(hundred).models()).hasSize(100);
    assertThatIllegalArgumentException().isThrownBy(() -> Terms.STANDARD.only(more));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "open ai", "openai/\u0000", "größe"})
  void refusesANameThatIsNotPrintable(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Terms.STANDARD.only(List.of(name)));
  }
}
