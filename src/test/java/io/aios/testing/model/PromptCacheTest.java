package io.aios.testing.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.testing.model.Passage.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PromptCacheTest {

  private final Assortment assortment = new Assortment(List.of());
  private final SoldModel claude = assortment.find("anthropic", "claude-sonnet-5-5");
  private final SoldModel marking = assortment.find("openai", "gpt-6.1-terra");
  private final SoldModel automatic = assortment.find("openai", "gpt-5.5");
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
  private final PromptCache cache = new PromptCache(now::get);

  @Test
  void forgetsFiveMinutesAfterTheLastUse() {
    List<Passage> prompt = List.of(rules(Mark.SHORT), task("one"));
    assertThat(cache.marked(claude, prompt).cacheRead()).isZero();
    passes(Duration.ofMinutes(4));
    assertThat(cache.marked(claude, prompt).cacheRead()).isPositive();
    passes(Duration.ofMinutes(4));
    assertThat(cache.marked(claude, prompt).cacheRead()).isPositive();
    passes(Duration.ofMinutes(5));
    Consumption late = cache.marked(claude, prompt);
    assertThat(late.cacheRead()).isZero();
    assertThat(late.cacheWriteShort()).isPositive();
  }

  @Test
  void keepsForAnHourWhatIsMarkedForIt() {
    List<Passage> prompt = List.of(rules(Mark.LONG), task("one"));
    assertThat(cache.marked(claude, prompt).cacheWriteLong()).isPositive();
    passes(Duration.ofMinutes(59));
    assertThat(cache.marked(claude, prompt).cacheRead()).isPositive();
  }

  @Test
  void keepsNothingThatIsTooShortOrNotMarked() {
    var few = new Passage("word ".repeat(300), Mark.SHORT);
    assertThat(cache.marked(claude, List.of(few)).cacheWriteShort()).isZero();
    List<Passage> plain = List.of(rules(Mark.NONE), task("one"));
    assertThat(cache.marked(claude, plain).uncached())
        .isEqualTo(cache.marked(claude, plain).prompt());
  }

  @Test
  void findsAnEarlierMarkBeforeTheOneThatIsAsked() {
    cache.marked(marking, List.of(rules(Mark.SHORT), task("one")));

    Consumption next =
        cache.marked(marking, List.of(rules(Mark.NONE), new Passage("more", Mark.SHORT)));

    assertThat(next.cacheRead()).isPositive();
    assertThat(next.cacheWriteShort()).isEqualTo(new Passage("more", Mark.NONE).tokens(marking));
  }

  @Test
  void readsInStepsOf128TokensWhereEverythingIsKept() {
    cache.automatic(automatic, List.of(rules(Mark.NONE), task("one")));

    Consumption next = cache.automatic(automatic, List.of(rules(Mark.NONE), task("two")));

    assertThat(next.cacheRead()).isGreaterThanOrEqualTo(1_920).isLessThanOrEqualTo(2_003);
    assertThat(next.cacheRead() % 128).isZero();
    assertThat(next.cacheWriteShort()).isZero();
  }

  private static Passage rules(Mark mark) {
    return new Passage("word ".repeat(2_000), mark);
  }

  private static Passage task(String text) {
    return new Passage(text, Mark.NONE);
  }

  private void passes(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
