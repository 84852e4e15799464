package io.aios.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RecurrenceTest {

  private static final ModelId MODEL = ModelId.of("anthropic/claude");
  private static final Duration WITHIN = Duration.ofMinutes(5);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
  private final Recurrence recurrence = new Recurrence(now::get);

  @Test
  void countsReturnsWithoutALongerPause() {
    assertThat(instructions("a")).isZero();
    assertThat(instructions("b")).isEqualTo(1);
    passes(Duration.ofMinutes(5));
    assertThat(instructions("c")).isEqualTo(2);
    passes(Duration.ofMinutes(5).plusMillis(1));
    assertThat(instructions("d")).isZero();
  }

  @Test
  void takesTheSamePromptForASecondTry() {
    assertThat(instructions("a")).isZero();
    assertThat(instructions("a")).isZero();
    assertThat(instructions("b")).isEqualTo(1);
    assertThat(instructions("a")).isEqualTo(1);
  }

  @Test
  void keepsModelsAndScopesApart() {
    recurrence.note(MODEL, "one", Beginning.of(prompt("a")), WITHIN);

    assertThat(recurrence.note(MODEL, "two", Beginning.of(prompt("b")), WITHIN).getFirst())
        .isZero();
    ModelId other = ModelId.of("anthropic/other");
    assertThat(recurrence.note(other, "one", Beginning.of(prompt("b")), WITHIN).getFirst())
        .isZero();
  }

  @Test
  void forgetsWhatWasNotSeenForTheLongest() {
    instructions("first");
    for (int i = 0; i < Recurrence.MOST; i++) {
      var prompt = new Prompt("Others " + i, List.of(new Turn.User("x")), 10);
      recurrence.note(MODEL, "", Beginning.of(prompt), WITHIN);
    }

    assertThat(instructions("second")).isZero();
  }

  @Test
  void paysFromTheReadThatIsWorthTheWriteOn() {
    assertThat(Caching.pays(1.25, 0.27)).isFalse();
    assertThat(Caching.pays(1.25, 0.28)).isTrue();
    assertThat(Caching.pays(2, 1)).as("an hour takes two reads").isFalse();
    assertThat(Caching.pays(2, 2)).isTrue();
    assertThat(Caching.pays(1, 0)).as("nothing to win").isFalse();
  }

  private int instructions(String text) {
    return recurrence.note(MODEL, "", Beginning.of(prompt(text)), WITHIN).getFirst();
  }

  private static Prompt prompt(String text) {
    return new Prompt("Rules", List.of(new Turn.User(text)), 10);
  }

  private void passes(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
