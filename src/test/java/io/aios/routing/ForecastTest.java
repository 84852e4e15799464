package io.aios.routing;

import static io.aios.routing.RoutingCast.CATALOG;
import static io.aios.routing.RoutingCast.CHEAP;
import static io.aios.routing.RoutingCast.SOLID;
import static io.aios.routing.RoutingCast.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.routing.Conditions.Condition;
import io.aios.routing.TrackRecord.Tally;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static final TrackRecord.Key BACKEND =
      new TrackRecord.Key(new TaskType("backend"), CHEAP.model());
  private static final Prompt LONG = new Prompt("", List.of(new Turn.User("x")), 10_000);

  @Test
  void expectsAReplyOfUsualLengthBeforeAnyWasMeasured() {
    // 1,000 tokens of prompt at 1 USD and 3,000 of reply at 5 USD a million
    assertThat(of(CHEAP, Map.of(), Map.of(), Warmth.COLD).dollars())
        .isCloseTo(0.016, within(1e-12));
  }

  @Test
  void expectsNoLongerReplyThanMayBeWritten() {
    Ask brief = ask(Tier.ECONOMY);

    assertThat(outlook(brief, CHEAP, Map.of(), Map.of(), Warmth.COLD).dollars())
        .isCloseTo(0.006, within(1e-12));
  }

  @Test
  void expectsRepliesAsLongAsTheyWereForTheTaskType() {
    Map<TrackRecord.Key, Tally> tallies = Map.of(BACKEND, new Tally(40, 5, 0, 45 * 1_000));

    // of all: (45,000 + 5 * 3,000) / 50 = 1,200; of the model: (45,000 + 5 * 1,200) / 50 = 1,020
    assertThat(of(CHEAP, tallies, Map.of(), Warmth.COLD).dollars())
        .isCloseTo(0.001 + 1_020 * 5e-6, within(1e-12));
    assertThat(of(SOLID, tallies, Map.of(), Warmth.COLD).dollars())
        .isCloseTo(0.002 + 1_200 * 1e-5, within(1e-12));
  }

  @Test
  void concludesNothingFromSimulatedRepliesForRealModels() {
    Offer real =
        new Offer(
            SOLID.model(),
            SOLID.tier(),
            SOLID.prices(),
            SOLID.contextWindow(),
            SOLID.maxOutput(),
            SOLID.card(),
            SOLID.lifetime(),
            Origin.MODEL);
    Map<TrackRecord.Key, Tally> tallies = Map.of(BACKEND, new Tally(45, 0, 0, 45 * 100));

    // as before any was measured: 1,000 tokens of prompt and 3,000 of reply
    assertThat(of(real, tallies, Map.of(), Warmth.COLD).dollars())
        .isCloseTo(0.002 + 3_000 * 1e-5, within(1e-12));
  }

  @Test
  void pricesWhatIsInTheCacheAsReadFromIt() {
    var caching =
        RoutingCast.offer(
            ModelId.of("one/caching"),
            Tier.ECONOMY,
            new Price(Usd.of("1"), Usd.of("0.1"), Usd.of("1"), Usd.of("1"), Usd.ZERO),
            200_000,
            64_000);

    assertThat(of(caching, Map.of(), Map.of(), (project, prompt, model) -> 0.9).dollars())
        .isCloseTo((100 * 1 + 900 * 0.1) / 1e6, within(1e-12));
    assertThat(of(caching, Map.of(), Map.of(), (project, prompt, model) -> 7).dollars())
        .isCloseTo(1_000 * 0.1 / 1e6, within(1e-12));
  }

  @Test
  void pricesALongPromptAsALongOne() {
    var entry =
        new PriceList.Entry(
            LocalDate.MIN, Price.of(Usd.of("1"), Usd.ZERO), 999, Price.of(Usd.of("2"), Usd.ZERO));
    Offer stepped =
        new Offer(
            CHEAP.model(),
            CHEAP.tier(),
            new PriceList(List.of(entry)),
            CHEAP.contextWindow(),
            CHEAP.maxOutput(),
            CHEAP.card(),
            CHEAP.lifetime(),
            CHEAP.origin());

    assertThat(of(stepped, Map.of(), Map.of(), Warmth.COLD).dollars())
        .isCloseTo(0.002, within(1e-12));
  }

  @Test
  void expectsOneCallInAHundredToFailUntilItKnowsBetter() {
    assertThat(of(CHEAP, Map.of(), Map.of(), Warmth.COLD).failing()).isEqualTo(0.01);
    assertThat(failing(80, 40)).isCloseTo(40.2 / 100, within(1e-12));
    assertThat(failing(80, 0)).isCloseTo(0.2 / 100, within(1e-12));
  }

  @Test
  void expectsTheTimeThatWasMeasured() {
    Map<ModelId, Condition> measured =
        Map.of(CHEAP.model(), new Condition(45, 0, Duration.ofSeconds(10), Duration.ofMillis(500)));
    double assumed = 0.5 + 3_000 / (150 * Math.pow(5, -0.3));

    assertThat(of(CHEAP, Map.of(), measured, Warmth.COLD).seconds())
        .isCloseTo((45 * 10 + 5 * assumed) / 50, within(1e-9));
  }

  @Test
  void expectsDearModelsToBeSlowerUntilTheyAreMeasured() {
    assertThat(of(SOLID, Map.of(), Map.of(), Warmth.COLD).seconds())
        .isGreaterThan(of(CHEAP, Map.of(), Map.of(), Warmth.COLD).seconds());
  }

  private static double failing(long calls, long failures) {
    var condition = new Condition(calls, failures, Duration.ZERO, Duration.ZERO);
    return of(CHEAP, Map.of(), Map.of(CHEAP.model(), condition), Warmth.COLD).failing();
  }

  private static Outlook of(
      Offer offer,
      Map<TrackRecord.Key, Tally> tallies,
      Map<ModelId, Condition> conditions,
      Warmth warmth) {
    return outlook(ask(Tier.ECONOMY, LONG), offer, tallies, conditions, warmth);
  }

  private static Outlook outlook(
      Ask ask,
      Offer offer,
      Map<TrackRecord.Key, Tally> tallies,
      Map<ModelId, Condition> conditions,
      Warmth warmth) {
    var market =
        new Market(
            CATALOG,
            RoutingCast.TODAY,
            Set.of("one", "two"),
            new Conditions(conditions, Map.of()),
            new TrackRecord(tallies),
            warmth,
            1,
            Market.PLENTY);
    return new Forecast(ask, market, new Prospects(ask, market)).of(offer, 1_000);
  }
}
