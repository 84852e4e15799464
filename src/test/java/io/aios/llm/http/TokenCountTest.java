package io.aios.llm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCountTest {

  @Test
  void readsWholeNumbersOfTokens() {
    assertThat(count("0")).isZero();
    assertThat(count("1000000000000")).isEqualTo(1_000_000_000_000L);
  }

  @Test
  void takesNullForUnsaid() {
    assertThat(TokenCount.of(JsonBody.read("{\"tokens\":null}"), "tokens", 7)).isEqualTo(7);
    assertThat(TokenCount.of(JsonBody.read("{}"), "tokens", 7)).isEqualTo(7);
    assertThat(TokenCount.of(JsonBody.read(""), "tokens", 7)).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "\"12\"", "true", "{}", "[]", "1000000000001", "1e30"})
  void refusesWhatIsNoCount(String count) {
    assertThatThrownBy(() -> count(count))
        .isInstanceOf(MalformedAnswerException.class)
        .hasMessage("its usage has no count in tokens");
  }

  @Test
  void refusesACountThatIsMissingWhereItMustBe() {
    assertThatThrownBy(() -> TokenCount.of(JsonBody.read("{\"tokens\":null}"), "tokens"))
        .isInstanceOf(MalformedAnswerException.class);
  }

  private static long count(String count) {
    return TokenCount.of(JsonBody.read("{\"tokens\":" + count + "}"), "tokens", 0);
  }
}
