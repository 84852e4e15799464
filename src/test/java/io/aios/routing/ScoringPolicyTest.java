package io.aios.routing;

import static io.aios.routing.RoutingCast.CATALOG;
import static io.aios.routing.RoutingCast.CHEAP;
import static io.aios.routing.RoutingCast.DEAR;
import static io.aios.routing.RoutingCast.SOLID;
import static io.aios.routing.RoutingCast.ask;
import static io.aios.routing.RoutingCast.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aios.llm.Prompt;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.routing.Ranking.Candidate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoringPolicyTest {

  private final RoutingPolicy policy = new ScoringPolicy(new ByteEstimate(), 0);

  @Test
  void ranksTheCheapestFirst() {
    assertThat(offers(rank(ask(), CATALOG, RoutingCast.TODAY))).containsExactly(CHEAP, SOLID, DEAR);
  }

  @Test
  void holdsTheMostThatTheCallCanCostAndTellsWhatItExpects() {
    Candidate first = rank(ask(), CATALOG, RoutingCast.TODAY).candidates().getFirst();

    assertThat(first.hold()).isEqualTo(Usd.of("0.005516"));
    assertThat(first.promptTokens()).isEqualTo(516);
    assertThat(first.score().quality()).isCloseTo(0.841, within(0.001));
    assertThat(first.score().expectedCost()).isEqualTo(Usd.of("0.006624079"));
    assertThat(first.score().expectedTime()).isEqualTo(Duration.ofMillis(12_804));
    assertThat(first.score().value()).isCloseTo(-0.006624079, within(1e-9));
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
  void breaksTiesByChanceAndThenByName() {
    Offer better = offer("one/z", Tier.STANDARD, "0", "0");
    Offer second = offer("one/c", Tier.ECONOMY, "0", "0");
    Offer first = offer("one/b", Tier.ECONOMY, "0", "0");

    Ranking ranking = rank(ask(), new Catalog(List.of(second, first, better)), RoutingCast.TODAY);

    assertThat(offers(ranking)).containsExactly(better, first, second);
  }

  @Test
  void ranksNothingFromAnEmptyCatalog() {
    assertThat(rank(ask(), new Catalog(List.of()), RoutingCast.TODAY))
        .isEqualTo(new Ranking(List.of(), List.of()));
  }

  private static Prompt prompt(String text, int maxOutput) {
    return new Prompt("", List.of(new Turn.User(text)), maxOutput);
  }

  private static List<Offer> offers(Ranking ranking) {
    return ranking.candidates().stream().map(Candidate::offer).toList();
  }

  private Ranking rank(Ask ask, Catalog catalog, LocalDate today) {
    return policy.rank(ask, Market.fresh(catalog, today, Set.of("one", "two")));
  }
}
