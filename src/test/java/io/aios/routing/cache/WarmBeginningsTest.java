package io.aios.routing.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aios.ledger.AccountId;
import io.aios.ledger.Purpose;
import io.aios.llm.Caching;
import io.aios.llm.Effort;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Reply;
import io.aios.llm.Seam;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.Tokenizer;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.routing.Ask;
import io.aios.routing.Observer.Pace;
import io.aios.routing.Terms;
import io.aios.routing.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarmBeginningsTest {

  private static final ModelId CLAUDE = ModelId.of("anthropic/claude");
  private static final ModelId OLD_GPT = ModelId.of("openai/gpt-5.5");
  private static final ModelId LOCAL = ModelId.of("ollama/qwen");
  private static final UUID SHOP = new UUID(1, 1);
  private static final UUID FARM = new UUID(2, 2);
  private static final Pace PACE = new Pace(Duration.ofSeconds(3), Duration.ofSeconds(1));

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
  private final WarmBeginnings warmth = new WarmBeginnings(WarmBeginningsTest::card, now::get);

  @Test
  void knowsNothingAtFirst() {
    assertThat(warmth.share(SHOP, prompt("one"), CLAUDE)).isZero();
  }

  @Test
  void expectsTheSharedBeginningOfWhatWasWritten() {
    settled(SHOP, prompt("one"), CLAUDE, new TokenUsage(100, 0, 900, 0, 50));

    double expected = 900.0 / 1_003 * HitRates.GUESS;
    assertThat(warmth.share(SHOP, prompt("two"), CLAUDE)).isCloseTo(expected, within(1e-9));
    assertThat(warmth.share(SHOP, prompt("two"), OLD_GPT)).as("another model").isZero();
    assertThat(warmth.share(SHOP, new Prompt("Other", prompt("one").turns(), 9), CLAUDE)).isZero();
  }

  @Test
  void expectsNothingOfWhatWasSentButNotKept() {
    settled(SHOP, prompt("one"), CLAUDE, TokenUsage.of(1_000, 50));

    assertThat(warmth.share(SHOP, prompt("two"), CLAUDE)).isZero();
  }

  @Test
  void expectsAllThatWasSentWhereEverythingIsKept() {
    settled(SHOP, prompt("one"), OLD_GPT, TokenUsage.of(1_024, 50));

    assertThat(warmth.share(SHOP, prompt("two"), OLD_GPT))
        .isCloseTo(900.0 / 1_003 * HitRates.GUESS, within(1e-9));
    assertThat(warmth.share(SHOP, prompt("one").then("Well", "On"), OLD_GPT))
        .isCloseTo(1_003.0 / 1_009 * HitRates.GUESS, within(1e-9));
  }

  @Test
  void expectsNothingOfPromptsThatAreTooShortOrOfModelsWithoutACache() {
    settled(SHOP, prompt("one"), OLD_GPT, TokenUsage.of(1_023, 50));
    settled(SHOP, prompt("one"), LOCAL, TokenUsage.of(9_000, 50));
    settled(SHOP, prompt("one"), CLAUDE, new TokenUsage(100, 0, 900, 0, 50).asEstimate());

    assertThat(warmth.share(SHOP, prompt("two"), OLD_GPT)).isZero();
    assertThat(warmth.share(SHOP, prompt("two"), LOCAL)).isZero();
    assertThat(warmth.share(SHOP, prompt("two"), CLAUDE)).isZero();
  }

  @Test
  void forgetsWhenTheProviderDoes() {
    settled(SHOP, prompt("one"), CLAUDE, new TokenUsage(100, 0, 900, 0, 50));
    passes(Duration.ofMinutes(4));
    settled(SHOP, prompt("two"), CLAUDE, new TokenUsage(100, 900, 0, 0, 50));
    passes(Duration.ofMinutes(4));

    assertThat(warmth.share(SHOP, prompt("three"), CLAUDE)).as("kept by reading").isPositive();

    passes(Duration.ofMinutes(1));
    assertThat(warmth.share(SHOP, prompt("three"), CLAUDE)).isZero();
  }

  @Test
  void remembersForAnHourWhatWasWrittenForLong() {
    settled(SHOP, prompt("one"), CLAUDE, new TokenUsage(100, 0, 0, 900, 50));
    passes(Duration.ofMinutes(59));

    assertThat(warmth.share(SHOP, prompt("two"), CLAUDE)).isPositive();

    passes(Duration.ofMinutes(1));
    assertThat(warmth.share(SHOP, prompt("two"), CLAUDE)).isZero();
  }

  @Test
  void believesWhatIsReportedMoreThanWhatWasExpected() {
    settled(SHOP, prompt("one"), CLAUDE, new TokenUsage(100, 0, 900, 0, 50));
    for (int call = 0; call < 20; call++) {
      settled(SHOP, prompt("miss " + call), CLAUDE, new TokenUsage(100, 0, 900, 0, 50));
      settled(FARM, prompt("hit " + call), CLAUDE, new TokenUsage(100, 900, 0, 0, 50));
    }

    assertThat(warmth.share(SHOP, prompt("next"), CLAUDE)).isLessThan(0.15);
    assertThat(warmth.share(FARM, prompt("next"), CLAUDE)).isGreaterThan(0.80);
    assertThat(warmth.share(new UUID(3, 3), prompt("next"), CLAUDE))
        .as("a new project goes by the others")
        .isBetween(0.4, 0.55);
  }

  @Test
  void staysWithinItsLimitAndForgetsTheOldestFirst() {
    settled(SHOP, prompt("one"), CLAUDE, new TokenUsage(100, 0, 900, 0, 50));
    for (int i = 0; i < WarmBeginnings.MOST; i++) {
      var other = new Prompt("Rules " + i, List.of(new Turn.User("x")), 10);
      settled(SHOP, other, CLAUDE, new TokenUsage(0, 0, 1_000, 0, 50));
    }

    assertThat(warmth.share(SHOP, prompt("two"), CLAUDE)).isZero();
  }

  @Test
  void isReadAndToldByManyAtOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Double>> shares =
          IntStream.range(0, 2_000)
              .mapToObj(number ->
                  threads.submit(() -> {
                    UUID project = new UUID(number % 7, 0);
                    Prompt prompt = prompt("task " + number);
                    settled(project, prompt, CLAUDE, new TokenUsage(100, 0, 900, 0, 50));
                    return warmth.share(project, prompt("next " + number), CLAUDE);
                  }))
              .toList();
      for (Future<Double> share : shares) {
        assertThat(share.get()).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void takesFewMicrosecondsForFortyModels() {
    Prompt prompt = new Prompt("r".repeat(4_000), prompt("x".repeat(60_000)).turns(), 10);
    List<ModelId> models =
        IntStream.range(0, 40).mapToObj(number -> new ModelId("anthropic", "m" + number)).toList();
    models.forEach(model -> settled(SHOP, prompt, model, new TokenUsage(1_000, 0, 60_000, 0, 50)));

    long best = Long.MAX_VALUE;
    for (int turn = 0; turn < 2_000; turn++) {
      long start = System.nanoTime();
      double sum = models.stream().mapToDouble(it -> warmth.share(SHOP, prompt, it)).sum();
      best = Math.min(best, System.nanoTime() - start);
      assertThat(sum).isPositive();
    }
    assertThat(best / 40).as("nanoseconds for each model").isLessThan(5_000);
  }

  private void settled(UUID project, Prompt prompt, ModelId model, TokenUsage usage) {
    var ask =
        new Ask(
            new UUID(9, 9),
            "files-0",
            new Purpose("default", project, "BACKEND", "backend"),
            new TreeSet<>(List.of(AccountId.ofProject(project))),
            Tier.ECONOMY,
            prompt,
            Terms.STANDARD,
            Set.of());
    var reply = new Reply(model, "done", StopReason.END, usage, Origin.MODEL);
    warmth.settled(ask, reply, Usd.ZERO, PACE);
  }

  /** 400 characters of rules, 500 that a project shares, and the task. */
  private static Prompt prompt(String task) {
    var seam = new Seam(500, Seam.Reach.PROJECT, 0);
    String text = "s".repeat(500) + (task + "_".repeat(100)).substring(0, 103);
    return new Prompt("r".repeat(400), List.of(new Turn.User(text, List.of(seam))), 1_000);
  }

  private static ModelCard card(ModelId model) {
    Caching.Mode mode =
        switch (model.provider()) {
          case "anthropic" -> Caching.Mode.MARKED;
          case "openai" -> Caching.Mode.AUTOMATIC;
          default -> Caching.Mode.NONE;
        };
    var caching = new Caching(mode, 1_024, Duration.ofMinutes(5));
    return new ModelCard(true, true, Set.of(Effort.LOW), Tokenizer.UNKNOWN, caching);
  }

  private void passes(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
