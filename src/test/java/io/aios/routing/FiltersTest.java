package io.aios.routing;

import static io.aios.routing.RoutingCast.CATALOG;
import static io.aios.routing.RoutingCast.CHEAP;
import static io.aios.routing.RoutingCast.DEAR;
import static io.aios.routing.RoutingCast.SOLID;
import static io.aios.routing.RoutingCast.able;
import static io.aios.routing.RoutingCast.ask;
import static io.aios.routing.RoutingCast.offer;
import static io.aios.routing.RoutingCast.offers;
import static io.aios.routing.RoutingCast.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Tool;
import io.aios.money.Usd;
import io.aios.routing.Answer.Hope;
import io.aios.routing.Answer.Obstacle;
import io.aios.routing.Conditions.Closure;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What rules a model out, and what is said of it. */
class FiltersTest {

  private final RoutingPolicy policy = new ScoringPolicy(new ByteEstimate(), 0);

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
  void excludesModelsThatCannotUseTools() {
    Prompt prompt = RoutingCast.prompt().with(List.of(new Tool("look", "looks", "{}")));

    Ranking ranking = rank(ask(Tier.ECONOMY, prompt), able(CHEAP, true, false), SOLID);

    assertThat(offers(ranking)).containsExactly(able(CHEAP, true, false));
    assertThat(reason(ranking, SOLID)).isEqualTo("it cannot use tools");
  }

  @Test
  void excludesModelsThatAreNotThereToday() {
    Offer retired = living(CHEAP, new Lifetime(RoutingCast.TODAY, ""));
    Offer off = living(SOLID, Lifetime.OFF);
    Offer early =
        priced(
            DEAR,
            new PriceList(
                List.of(
                    PriceList.Entry.flat(
                        RoutingCast.TODAY.plusDays(1), Price.of(Usd.ZERO, Usd.ZERO)))));

    Ranking ranking = rank(ask(), retired, off, early);

    assertThat(ranking.candidates()).isEmpty();
    assertThat(reason(ranking, CHEAP)).isEqualTo("it retired on 2026-11-22");
    assertThat(reason(ranking, SOLID)).isEqualTo("it is switched off");
    assertThat(reason(ranking, DEAR)).isEqualTo("it has no price yet");
    assertThat(ranking.hope()).isEqualTo(new Hope.None());
  }

  @Test
  void excludesWhatTheTermsDoNotAllow() {
    Ask onlyTwo = ask().with(Terms.STANDARD.only(List.of("two", "one/solid")));

    Ranking ranking = rank(onlyTwo, CHEAP, SOLID, DEAR);

    assertThat(offers(ranking)).containsExactly(SOLID, DEAR);
    assertThat(reason(ranking, CHEAP))
        .isEqualTo("it is not among the models that are allowed here");
  }

  @Test
  void makesDoWithTheBestTierThatIsAllowed() {
    Ask allowed = ask(Tier.PREMIUM).with(Terms.STANDARD.only(List.of("one")));

    assertThat(offers(rank(allowed, CHEAP, SOLID, DEAR))).containsExactly(SOLID);
  }

  @Test
  void keepsPrivatePromptsInTheHouse() {
    Offer away = remote(SOLID);
    var terms = new Terms(Policy.COST, true, new TreeSet<>(), false, false, "");

    Ranking ranking = rank(ask(Tier.STANDARD).with(terms), CHEAP, away);

    assertThat(offers(ranking)).containsExactly(CHEAP);
    assertThat(reason(ranking, away))
        .isEqualTo("it is not local, and the prompt must not leave the house");
  }

  @Test
  void excludesWhatIsClosedAndHopesForTheSoonest() {
    var closed =
        Map.of(
            "one/cheap", new Closure("its breaker is open", Duration.ofSeconds(30)),
            "two", new Closure("its limit of rate is used up", Duration.ofSeconds(7)));

    Ranking ranking = policy.rank(ask(), market(CATALOG, closed, Market.PLENTY));

    assertThat(offers(ranking)).containsExactly(SOLID);
    assertThat(reason(ranking, CHEAP)).isEqualTo("its breaker is open");
    assertThat(reason(ranking, DEAR)).isEqualTo("its limit of rate is used up");
    assertThat(ranking.hope()).isEqualTo(new Hope.Later(Duration.ofSeconds(7)));
  }

  @Test
  void hopesForNothingFromAClosedModelThatIsOutOfTheQuestionAnyway() {
    var closed = Map.of("one", new Closure("its breaker is open", Duration.ofSeconds(30)));

    Ranking ranking = policy.rank(ask(Tier.PREMIUM), market(CATALOG, closed, Market.PLENTY));

    assertThat(reason(ranking, CHEAP))
        .isEqualTo("its tier ECONOMY is below PREMIUM, its breaker is open");
    assertThat(ranking.hope()).isEqualTo(new Hope.None());
  }

  @Test
  void keepsToTheAskedTierWhileItIsClosed() {
    var closed = Map.of("two", new Closure("its breaker is open", Duration.ZERO));

    Ranking ranking = policy.rank(ask(Tier.PREMIUM), market(CATALOG, closed, Market.PLENTY));

    assertThat(ranking.candidates()).isEmpty();
    assertThat(ranking.hope()).isEqualTo(new Hope.Later(Duration.ZERO));
  }

  @Test
  void excludesWhatCostsMoreThanIsLeft() {
    Ranking ranking = policy.rank(ask(), market(CATALOG, Map.of(), Usd.of("0.005516")));

    assertThat(offers(ranking)).containsExactly(CHEAP);
    assertThat(reason(ranking, SOLID))
        .isEqualTo("it needs up to 0.011032 USD, and 0.005516 USD are left");
  }

  private static Offer limited(int contextWindow, int maxOutput) {
    return RoutingCast.offer(
        ModelId.of("one/limited"),
        Tier.ECONOMY,
        CHEAP.prices().on(RoutingCast.TODAY).usual(),
        contextWindow,
        maxOutput);
  }

  private static Offer living(Offer offer, Lifetime lifetime) {
    return new Offer(
        offer.model(),
        offer.tier(),
        offer.prices(),
        offer.contextWindow(),
        offer.maxOutput(),
        offer.card(),
        lifetime,
        offer.origin());
  }

  private static Offer priced(Offer offer, PriceList prices) {
    return new Offer(
        offer.model(),
        offer.tier(),
        prices,
        offer.contextWindow(),
        offer.maxOutput(),
        offer.card(),
        offer.lifetime(),
        offer.origin());
  }

  private static Offer remote(Offer offer) {
    return new Offer(
        offer.model(),
        offer.tier(),
        offer.prices(),
        offer.contextWindow(),
        offer.maxOutput(),
        offer.card(),
        offer.lifetime(),
        Origin.MODEL);
  }

  private static Market market(Catalog catalog, Map<String, Closure> closed, Usd left) {
    return new Market(
        catalog,
        RoutingCast.TODAY,
        Set.of("one", "two"),
        new Conditions(Map.of(), closed),
        TrackRecord.EMPTY,
        Warmth.COLD,
        1,
        left);
  }

  private Ranking rank(Ask ask, Offer... offers) {
    return rank(ask, new Catalog(List.of(offers)), RoutingCast.TODAY);
  }

  private Ranking rank(Ask ask, Catalog catalog, LocalDate today) {
    return policy.rank(ask, Market.fresh(catalog, today, Set.of("one", "two")));
  }
}
