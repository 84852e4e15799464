package io.aios.routing;

import static io.aios.routing.RoutingCast.CATALOG;
import static io.aios.routing.RoutingCast.CHEAP;
import static io.aios.routing.RoutingCast.DEAR;
import static io.aios.routing.RoutingCast.SOLID;
import static io.aios.routing.RoutingCast.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aios.llm.ModelId;
import io.aios.money.Usd;
import io.aios.routing.Conditions.Closure;
import io.aios.routing.StrongStart.Limits;
import io.aios.routing.TrackRecord.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrongStartTest {

  private static final TaskType TYPE = ask().type();
  private static final Tally LEAKY = new Tally(40, 20, 20, 60_000);
  private static final Tally SOUND = new Tally(40, 20, 0, 60_000);

  private final Steering start = new StrongStart(new ByteEstimate(), new Limits(0.15, 20));

  @Test
  void leavesAnAskAloneOfWhichNothingIsKnown() {
    assertThat(start.steer(ask(), market(Map.of()))).isEqualTo(ask());
  }

  @Test
  void leavesTheCascadeOnWhileVerificationHolds() {
    assertThat(steered(SOUND, SOUND)).isEqualTo(ask());
  }

  @Test
  void startsAtTheStrongTierWhereVerificationLetsTooMuchThrough() {
    Ask steered = steered(LEAKY, SOUND);

    assertThat(steered.tier()).isEqualTo(Tier.PREMIUM);
    assertThat(steered.raise())
        .isEqualTo(
            new Ask.Raise(
                Tier.ECONOMY,
                "of 40 accepted results of weaker models for backend, 20 were sent back"));
  }

  @Test
  void doesSoAsWellBeforeTheStrongTierWasEverAsked() {
    assertThat(steered(LEAKY, Tally.NONE).tier()).isEqualTo(Tier.PREMIUM);
  }

  @Test
  void leavesTheCascadeOnWhereTheStrongTierLeaksAsMuch() {
    assertThat(steered(LEAKY, LEAKY)).isEqualTo(ask());
  }

  @Test
  void concludesNothingFromLittle() {
    assertThat(steered(new Tally(10, 5, 10, 15_000), SOUND)).isEqualTo(ask());
  }

  @Test
  void forgetsWhatFellOutOfTheRecord() {
    assertThat(steered(LEAKY, SOUND).tier()).isEqualTo(Tier.PREMIUM);

    assertThat(steered(Tally.NONE, SOUND)).isEqualTo(ask());
  }

  @Test
  void startsAtTheStrongTierWhereRightResultsCostLessThere() {
    Ask steered = steered(new Tally(1, 99, 0, 100_000), new Tally(99, 1, 0, 100_000));

    assertThat(steered.tier()).isEqualTo(Tier.PREMIUM);
    assertThat(steered.raise().why())
        .matches(
            "a right result for backend costs about 0\\.\\d{4} USD with weaker models first, "
                + "0\\.\\d{4} without");
  }

  @Test
  void comparesCostsOnlyWithEvidenceOnBothSides() {
    assertThat(steered(new Tally(1, 99, 0, 100_000), new Tally(9, 1, 0, 10_000))).isEqualTo(ask());
  }

  @Test
  void judgesOnlyTheTiersThatWouldBeClimbed() {
    Market market = market(record(LEAKY, SOUND));

    assertThat(start.steer(ask(Tier.STANDARD), market)).isEqualTo(ask(Tier.STANDARD));
    assertThat(start.steer(ask(Tier.PREMIUM), market)).isEqualTo(ask(Tier.PREMIUM));
  }

  @Test
  void addsUpTheModelsOfTheWeakTiers() {
    Tally part = new Tally(15, 5, 8, 20_000);
    var record =
        Map.of(
            new TrackRecord.Key(TYPE, CHEAP.model()),
            part,
            new TrackRecord.Key(TYPE, SOLID.model()),
            part);

    assertThat(start.steer(ask(), market(record)).tier()).isEqualTo(Tier.PREMIUM);
    assertThat(start.steer(ask(Tier.STANDARD), market(record)).tier()).isEqualTo(Tier.STANDARD);
  }

  @Test
  void leavesOtherTaskTypesAlone() {
    var record = Map.of(new TrackRecord.Key(new TaskType("tests"), CHEAP.model()), LEAKY);

    assertThat(start.steer(ask(), market(record))).isEqualTo(ask());
  }

  @Test
  void leavesAnAskAloneThatNoStrongModelMayAnswer() {
    Market market = market(record(LEAKY, SOUND));
    Catalog weak = new Catalog(List.of(CHEAP, SOLID));
    Market without = Market.fresh(weak, market.today(), Set.of("one"));
    Ask cheapOnly = ask().with(Terms.STANDARD.only(List.of("one")));
    Ask localOnly =
        ask().with(new Terms(Policy.COST, true, Terms.STANDARD.allowed(), false, false, ""));

    assertThat(start.steer(ask(), withRecord(without, market.record()))).isEqualTo(ask());
    assertThat(start.steer(ask(), closed(market, DEAR.model()))).isEqualTo(ask());
    assertThat(start.steer(cheapOnly, market)).isEqualTo(cheapOnly);
    assertThat(start.steer(localOnly, market)).isEqualTo(localOnly);
  }

  @Test
  void leavesAnAskAloneWhereTheMoneyPaysForNoStrongModel() {
    Market market = market(record(LEAKY, SOUND));
    Usd needed = DEAR.prices().atMost(516, 1_000, market.today());

    assertThat(start.steer(ask(), market.withLeft(needed)).tier()).isEqualTo(Tier.PREMIUM);
    assertThat(start.steer(ask(), market.withLeft(new Usd(needed.nanos() - 1)))).isEqualTo(ask());
  }

  @Test
  void leavesAnAskAloneThatNoStrongModelIsAbleToAnswer() {
    Offer narrow =
        RoutingCast.offer(
            DEAR.model(), Tier.PREMIUM, Price.of(Usd.of("10"), Usd.of("50")), 1_500, 1_000);
    Catalog catalog = new Catalog(List.of(narrow, SOLID, CHEAP));
    Market market = withRecord(RoutingCast.market(catalog), new TrackRecord(record(LEAKY, SOUND)));

    assertThat(start.steer(ask(), market)).as("516 tokens and 1,000 of reply").isEqualTo(ask());
  }

  @Test
  void keepsTheQuestionTheSame() {
    Ask steered = steered(LEAKY, SOUND);

    assertThat(RequestDigest.of(steered)).isEqualTo(RequestDigest.of(ask()));
    assertThat(RequestDigest.of(ask(Tier.PREMIUM))).isNotEqualTo(RequestDigest.of(ask()));
  }

  @Test
  void givesItsReasonInTheDecision() {
    Ask steered = steered(LEAKY, SOUND);
    Ranking ranking =
        new ScoringPolicy(new ByteEstimate(), 0).rank(steered, RoutingCast.market(CATALOG));

    assertThat(Reasons.of(steered, ranking, ranking.candidates().getFirst()))
        .contains(
            "asked tier PREMIUM instead of ECONOMY, because of 40 accepted results of weaker "
                + "models for backend, 20 were sent back");
  }

  @Test
  void refusesLimitsThatMakeNoSense() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0, 20));
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1.1, 20));
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0.1, 0));
  }

  private Ask steered(Tally cheap, Tally dear) {
    return start.steer(ask(), market(record(cheap, dear)));
  }

  private static Map<TrackRecord.Key, Tally> record(Tally cheap, Tally dear) {
    return Map.of(
        new TrackRecord.Key(TYPE, CHEAP.model()),
        cheap,
        new TrackRecord.Key(TYPE, DEAR.model()),
        dear);
  }

  private static Market market(Map<TrackRecord.Key, Tally> tallies) {
    return withRecord(RoutingCast.market(CATALOG), new TrackRecord(tallies));
  }

  private static Market withRecord(Market market, TrackRecord record) {
    return with(market, market.conditions(), record);
  }

  private static Market closed(Market market, ModelId model) {
    var closure = Map.of(model.toString(), new Closure("its breaker is open", Duration.ZERO));
    return with(market, new Conditions(Map.of(), closure), market.record());
  }

  private static Market with(Market market, Conditions conditions, TrackRecord record) {
    return new Market(
        market.catalog(),
        market.today(),
        market.providers(),
        conditions,
        record,
        market.warmth(),
        market.chance(),
        market.left());
  }
}
