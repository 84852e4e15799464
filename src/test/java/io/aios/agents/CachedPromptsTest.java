package io.aios.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.CallLine;
import io.aios.llm.Prompt;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.project.Step;
import io.aios.routing.Warmth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the caches of providers save, from the crew over the router to the bill. */
class CachedPromptsTest {

  private static final List<String> BRIEFS =
      List.of(
          "Build a Todo app with due dates",
          "a bookshop inventory with title, price and stock",
          "track employees with name, email, salary and hire date",
          "rent bicycles by size, price and return date",
          "a library of recipes with minutes and servings");

  @ParameterizedTest
  @ValueSource(strings = {"claude", "openai"})
  void costsNothingMoreForAProjectAlone(String provider) {
    try (CachedStudio studio = new CachedStudio(provider)) {
      studio.build(BRIEFS.getFirst());

      assertThat(studio.usage().cacheWriteShort()).as("nobody is known to read it").isZero();
      assertThat(studio.cost()).isEqualTo(studio.costWithoutCache());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "openai"})
  void costsLessWhenProjectsFollowOneAnother(String provider) {
    try (CachedStudio studio = new CachedStudio(provider)) {
      BRIEFS.forEach(studio::build);

      if (provider.equals("claude")) {
        assertThat(studio.usage().cacheRead()).isGreaterThan(10_000);
        assertThat(studio.cost()).isLessThan(studio.costWithoutCache());
      } else {
        assertThat(studio.cost()).as("keyed by project").isEqualTo(studio.costWithoutCache());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "openai"})
  void costsLessForTasksOfOneKind(String provider) {
    try (CachedStudio studio = new CachedStudio(provider)) {
      List<Step> steps = studio.build(BRIEFS.getFirst());
      TokenUsage before = studio.usage();
      Usd cost = studio.cost();
      Usd without = studio.costWithoutCache();

      studio.askForEach(CachedStudio.six(steps.get(3)));

      assertThat(studio.usage().cacheRead() - before.cacheRead()).isGreaterThan(30_000);
      Usd paid = studio.cost().minus(cost);
      Usd full = studio.costWithoutCache().minus(without);
      assertThat(paid.nanos()).isLessThan(full.nanos() * 8 / 10);
    }
  }

  @Test
  void warmsTheExpectationOfTheNextAsk() {
    try (CachedStudio studio = new CachedStudio("claude")) {
      List<Step> steps = studio.build(BRIEFS.getFirst());
      List<Step> six = CachedStudio.six(steps.get(3));
      Prompt last = studio.prompt(six, six.getLast());
      Warmth warmth = studio.context.getBean(Warmth.class);
      UUID project = studio.project.value();

      studio.askForEach(six.subList(0, 1), six);
      CallLine line = studio.lines().getLast();

      assertThat(warmth.share(project, last, line.model())).isGreaterThan(0.6);
      studio.askForEach(six.subList(5, 6), six);
      TokenUsage usage = studio.lines().getLast().usage();
      assertThat((double) usage.cacheRead() / usage.prompt()).isGreaterThan(0.6);
    }
  }
}
