package io.aios.gateway.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.gateway.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  @Test
  void takesPrintableAscii() {
    String longest = "k".repeat(255);

    assertThat(IdempotencyKey.of(longest).value()).isEqualTo(longest);
    assertThat(IdempotencyKey.of("a \"key\", ~!").value()).isEqualTo("a \"key\", ~!");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "schön", "a\tb", "a\u0000", "a\u007f"})
  void refusesEverythingElse(String key) {
    assertThatThrownBy(() -> IdempotencyKey.of(key)).isInstanceOf(Refusal.class);
  }
}
