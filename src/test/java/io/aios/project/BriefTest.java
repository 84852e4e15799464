package io.aios.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.money.Usd;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BriefTest {

  private static final Usd BUDGET = Usd.of("5.00");

  @Test
  void takesTextsUpToTheirLimits() {
    String name = "n".repeat(Brief.MOST_NAME_CHARACTERS);
    String text = "t".repeat(Brief.MOST_TEXT_CHARACTERS);

    assertThat(new Brief(name, text, name, BUDGET).text()).isEqualTo(text);
    assertThatThrownBy(() -> new Brief(name + "n", text, name, BUDGET))
        .hasMessage("name must have 1 to 80 characters");
    assertThatThrownBy(() -> new Brief(name, text + "t", name, BUDGET))
        .hasMessage("brief must have 1 to 20000 characters");
    assertThatThrownBy(() -> new Brief(name, text, name + "n", BUDGET))
        .hasMessage("template must have 1 to 80 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "a\0b", "half \uD83D", "\uDE00 half"})
  void refusesTextsThatSayNothingOrCannotBeStored(String text) {
    assertThatThrownBy(() -> new Brief("Todo", text, "web-app", BUDGET))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("brief must");
  }

  @Test
  void refusesABudgetOfNothing() {
    for (Usd budget : List.of(Usd.ZERO, new Usd(-1))) {
      assertThatThrownBy(() -> new Brief("Todo", "text", "web-app", budget))
          .hasMessage("A budget is more than zero");
    }
  }
}
