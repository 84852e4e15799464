package io.aios.routing;

import static io.aios.routing.RoutingCast.CATALOG;
import static io.aios.routing.RoutingCast.CHEAP;
import static io.aios.routing.RoutingCast.DEAR;
import static io.aios.routing.RoutingCast.SOLID;
import static io.aios.routing.RoutingCast.ask;
import static io.aios.routing.RoutingCast.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelId;
import io.aios.llm.Prompt;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.routing.Answer.Obstacle;
import io.aios.routing.Ranking.Candidate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CostPolicyTest {

  private final RoutingPolicy policy = new CostPolicy(new ByteEstimate());

  @Test
  void ranksTheCheapestFirst() {
    assertThat(offers(rank(ask(), CATALOG, RoutingCast.TODAY))).containsExactly(CHEAP, SOLID, DEAR);
  }

  @Test
  void holdsTheMostThatTheCallCanCost() {
    Ranking ranking = rank(ask(), CATALOG, RoutingCast.TODAY);

    assertThat(ranking.candidates().getFirst())
        .isEqualTo(
            new Candidate(
                CHEAP,
                Usd.of("0.005516"),
                516,
                new Ranking.Score(Usd.of("0.005516"), 1, Duration.ZERO, -5_516_000)));
  }

  @Test
  void ranksByThePriceOfThisAskAndNotByThePriceOfAToken() {
    Offer dearToRead = offer("one/reader", Tier.ECONOMY, "9", "1");
    Offer dearToWrite = offer("one/writer", Tier.ECONOMY, "1", "9");
    var catalog = new Catalog(List.of(dearToRead, dearToWrite));

    Ranking longReply = rank(ask(), catalog, RoutingCast.TODAY);
    Ranking longPrompt =
        rank(ask(Tier.ECONOMY, prompt("x".repeat(5_000), 100)), catalog, RoutingCast.TODAY);

    assertThat(offers(longReply)).containsExactly(dearToRead, dearToWrite);
    assertThat(offers(longPrompt)).containsExactly(dearToWrite, dearToRead);
  }

  @Test
  void breaksTiesByTierAndThenByName() {
    Offer premium = offer("one/a", Tier.PREMIUM, "1", "5");
    Offer second = offer("one/c", Tier.ECONOMY, "1", "5");
    Offer first = offer("one/b", Tier.ECONOMY, "1", "5");

    Ranking ranking = rank(ask(), new Catalog(List.of(premium, second, first)), RoutingCast.TODAY);

    assertThat(offers(ranking)).containsExactly(first, second, premium);
  }

  @Test
  void excludesLowerTiers() {
    Ranking ranking = rank(ask(Tier.PREMIUM), CATALOG, RoutingCast.TODAY);

    assertThat(offers(ranking)).containsExactly(DEAR);
    assertThat(ranking.excluded())
        .containsExactly(
            new Obstacle("one/solid", "its tier STANDARD is below PREMIUM"),
            new Obstacle("one/cheap", "its tier ECONOMY is below PREMIUM"));
  }

  @Test
  void makesDoWithTheBestTierThereIs() {
    Offer small = offer("one/small", Tier.ECONOMY, "1", "5");
    Offer solid = offer("one/solid", Tier.STANDARD, "2", "10");
    Offer elsewhere = offer("none/large", Tier.PREMIUM, "3", "15");
    var catalog = new Catalog(List.of(small, solid, elsewhere));

    Ranking ranking = rank(ask(Tier.PREMIUM), catalog, RoutingCast.TODAY);

    assertThat(offers(ranking)).containsExactly(solid);
    assertThat(ranking.excluded())
        .contains(new Obstacle("one/small", "its tier ECONOMY is below STANDARD"));
  }

  @Test
  void excludesAProviderThatIsNotThereInOneLine() {

    Ranking ranking = policy.rank(ask(), Market.fresh(CATALOG, RoutingCast.TODAY, Set.of("two")));

    assertThat(offers(ranking)).containsExactly(DEAR);
    assertThat(ranking.excluded()).containsExactly(new Obstacle("one", "it is not configured"));
  }

  @Test
  void excludesModelsThatWriteTooLittle() {
    var terse = limited(200_000, 999);

    assertThat(rank(ask(), new Catalog(List.of(terse)), RoutingCast.TODAY).excluded())
        .containsExactly(new Obstacle("one/limited", "it writes at most 999 tokens of 1000"));
    assertThat(
            offers(rank(ask(), new Catalog(List.of(limited(200_000, 1_000))), RoutingCast.TODAY)))
        .hasSize(1);
  }

  @Test
  void excludesModelsWhoseContextIsTooSmall() {
    assertThat(
            rank(ask(), new Catalog(List.of(limited(1_515, 1_000))), RoutingCast.TODAY).excluded())
        .containsExactly(
            new Obstacle(
                "one/limited", "its context window of 1515 tokens is too small for about 1516"));
    assertThat(offers(rank(ask(), new Catalog(List.of(limited(1_516, 1_000))), RoutingCast.TODAY)))
        .hasSize(1);
  }

  @Test
  void tellsAllReasonsAtOnce() {
    var hopeless =
        RoutingCast.offer(
            ModelId.of("one/hopeless"), Tier.ECONOMY, Price.of(Usd.ZERO, Usd.ZERO), 10, 10);

    assertThat(
            rank(ask(Tier.STANDARD), new Catalog(List.of(hopeless)), RoutingCast.TODAY).excluded())
        .extracting(Obstacle::reason)
        .first()
        .asString()
        .contains("tier", "writes at most");
  }

  @Test
  void ranksNothingFromAnEmptyCatalog() {
    assertThat(rank(ask(), new Catalog(List.of()), RoutingCast.TODAY))
        .isEqualTo(new Ranking(List.of(), List.of()));
  }

  @Test
  void neverRanksWhatAFilterExcludesNorLosesAModel() {
    var random = new Random(4);
    for (int run = 0; run < 2_000; run++) {
      Catalog catalog = random(random);
      Tier asked = RoutingCast.anyTier(random);

      Ranking ranking = rank(ask(asked), catalog, RoutingCast.TODAY);

      assertThat(ranking.candidates().size() + ranking.excluded().size())
          .isEqualTo(catalog.offers().stream().map(CostPolicyTest::line).distinct().count());
      assertThat(ranking.candidates())
          .isSortedAccordingTo((one, other) -> one.hold().compareTo(other.hold()))
          .allSatisfy(candidate -> {
            assertThat(candidate.offer().tier()).isGreaterThanOrEqualTo(reachable(asked, catalog));
            assertThat(candidate.offer().model().provider()).isIn("one", "two");
            assertThat(candidate.offer().maxOutput()).isGreaterThanOrEqualTo(1_000);
            assertThat(candidate.offer().contextWindow()).isGreaterThanOrEqualTo(1_516);
          });
      var shuffled = new ArrayList<>(catalog.offers());
      Collections.shuffle(shuffled, random);
      assertThat(rank(ask(asked), new Catalog(shuffled), RoutingCast.TODAY).candidates())
          .isEqualTo(ranking.candidates());
    }
  }

  private static Tier reachable(Tier asked, Catalog catalog) {
    return catalog.offers().stream()
        .filter(offer -> !offer.model().provider().equals("none") && offer.maxOutput() >= 1_000)
        .map(Offer::tier)
        .max(Comparator.naturalOrder())
        .filter(best -> best.compareTo(asked) < 0)
        .orElse(asked);
  }

  /** What a ranking has one line for: a model, or a provider that is not there. */
  private static String line(Offer offer) {
    String provider = offer.model().provider();
    return Set.of("one", "two").contains(provider) ? offer.model().toString() : provider;
  }

  private static Catalog random(Random random) {
    var offers = new ArrayList<Offer>();
    for (int model = 0; model < random.nextInt(8); model++) {
      int window = 1 + random.nextInt(4_000);
      offers.add(
          RoutingCast.offer(
              new ModelId(List.of("one", "two", "none").get(random.nextInt(3)), "m" + model),
              RoutingCast.anyTier(random),
              Price.of(new Usd(random.nextInt(5)), new Usd(random.nextInt(5))),
              window,
              1 + random.nextInt(window)));
    }
    return new Catalog(offers);
  }

  private static Prompt prompt(String text, int maxOutput) {
    return new Prompt("", List.of(new Turn.User(text)), maxOutput);
  }

  private static Offer limited(int contextWindow, int maxOutput) {
    return RoutingCast.offer(
        ModelId.of("one/limited"),
        Tier.ECONOMY,
        CHEAP.prices().on(RoutingCast.TODAY).usual(),
        contextWindow,
        maxOutput);
  }

  private static List<Offer> offers(Ranking ranking) {
    return ranking.candidates().stream().map(Candidate::offer).toList();
  }

  private Ranking rank(Ask ask, Catalog catalog, LocalDate today) {
    return policy.rank(ask, Market.fresh(catalog, today, Set.of("one", "two")));
  }
}
