package io.aios.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Delta;
import io.aios.project.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WritingNewsTest {

  private final List<String> told = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final List<Event.Kind> kinds = new ArrayList<>();
  private final WritingNews news = new WritingNews(this::tell, () -> now);

  @Test
  void saysNothingOfAnAnswerThatComesAtOnce() {
    news.heard(new Delta.Written("x".repeat(40_000)));
    after(Duration.ofMillis(1_999), new Delta.Written("and a little more"));

    assertThat(told).isEmpty();
  }

  @Test
  void saysHowMuchIsWrittenOnceItTakesTime() {
    news.heard(new Delta.Written("x".repeat(4_000)));
    after(Duration.ofSeconds(2), new Delta.Written("y".repeat(200)));

    assertThat(told).containsExactly("4,200 characters so far");
  }

  @Test
  void saysThatItIsThinkingUntilItWrites() {
    after(Duration.ofSeconds(3), new Delta.Thought(""));
    after(Duration.ofSeconds(5), new Delta.Thought("hmm"));
    after(Duration.ofSeconds(5), new Delta.Written("So"));

    assertThat(told)
        .containsExactly("thinking", "thinking, 3 characters so far", "2 characters so far");
  }

  @Test
  void keepsQuietForFiveSecondsHoweverManyPiecesCome() {
    for (int tenth = 0; tenth < 120; tenth++) {
      after(Duration.ofMillis(100), new Delta.Written("x"));
    }

    assertThat(told)
        .containsExactly("20 characters so far", "70 characters so far", "120 characters so far");
  }

  @Test
  void saysLittleOfAnAnswerThatTakesAnHour() {
    for (int second = 0; second < 3_600; second++) {
      after(Duration.ofSeconds(1), new Delta.Written("x"));
    }

    assertThat(told).hasSizeBetween(25, 39);
  }

  @Test
  void tellsAtOnceThatAnAnswerStartsOverAndCountsFromTheBeginning() {
    after(Duration.ofSeconds(2), new Delta.Written("x".repeat(4_000)));
    news.startsOver("the connection broke");
    after(Duration.ofSeconds(5), new Delta.Written("y"));

    assertThat(told)
        .containsExactly(
            "4,000 characters so far",
            "the answer starts over: the connection broke",
            "1 characters so far");
    assertThat(kinds)
        .containsExactly(
            Event.Kind.TASK_WRITING, Event.Kind.TASK_RESTARTED, Event.Kind.TASK_WRITING);
  }

  @Test
  void hasALimitHoweverLongItTakes() {
    for (int hour = 0; hour < 100_000; hour++) {
      after(Duration.ofHours(hour), new Delta.Argued("x"));
    }

    assertThat(told).hasSize(60);
  }

  private void tell(Event.Kind kind, String text) {
    kinds.add(kind);
    told.add(text);
  }

  private void after(Duration pause, Delta delta) {
    now = now.plus(pause);
    news.heard(delta);
  }
}
