package io.aios.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class BeginningTest {

  private static final Seam SHARED = new Seam(6, Seam.Reach.PROJECT, 0.5);

  @Test
  void endsAtInstructionsSeamsAndTurns() {
    Prompt prompt = prompt("sharedmine").then("Well", "On");

    assertThat(Beginning.of(prompt))
        .extracting(Beginning::turn, Beginning::at, Beginning::characters, Beginning::again)
        .containsExactly(
            tuple(Beginning.INSTRUCTIONS, 0, 5L, 0.0),
            tuple(0, 6, 11L, 0.5),
            tuple(0, 10, 15L, 0.0),
            tuple(1, 4, 19L, 0.0),
            tuple(2, 2, 21L, Beginning.GOES_ON));
  }

  @Test
  void isTheSameUpToWherePromptsDiffer() {
    List<Long> one = hashes(prompt("sharedmine"));
    List<Long> other = hashes(prompt("sharedyours"));
    List<Long> third = hashes(prompt("sharpemine"));

    assertThat(one.subList(0, 2)).isEqualTo(other.subList(0, 2));
    assertThat(one.get(2)).isNotEqualTo(other.get(2));
    assertThat(one.getFirst()).isEqualTo(third.getFirst());
    assertThat(one.get(1)).isNotEqualTo(third.get(1));
  }

  @Test
  void differsFromTheInstructionsOnWhenToolsOrShapeDo() {
    Prompt plain = prompt("sharedmine");
    Prompt shaped = plain.with(new ReplyShape.Json("plan", "{\"type\":\"object\"}"));
    Prompt armed = plain.with(List.of(new Tool("look", "Looks.", "{\"type\":\"object\"}")));

    assertThat(hashes(shaped)).doesNotContainAnyElementsOf(hashes(plain));
    assertThat(hashes(armed)).doesNotContainAnyElementsOf(hashes(plain));
  }

  @Test
  void refusesSeamsOutsideTheTextOrOutOfOrder() {
    var at2 = new Seam(2, Seam.Reach.KIND, 0);
    var at4 = new Seam(4, Seam.Reach.TASK, 0);

    assertThat(new Turn.User("text", List.of(at2, at4)).parts()).containsExactly("te", "xt");
    assertThat(new Turn.User("").parts()).containsExactly("");
    assertThatThrownBy(() -> new Turn.User("tex", List.of(at4)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Turn.User("text", List.of(at4, at2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Seam(0, Seam.Reach.KIND, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Seam(1, Seam.Reach.KIND, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Long> hashes(Prompt prompt) {
    return Beginning.of(prompt).stream().map(Beginning::hash).toList();
  }

  private static Prompt prompt(String text) {
    return new Prompt("Rules", List.of(new Turn.User(text, List.of(SHARED))), 10);
  }
}
