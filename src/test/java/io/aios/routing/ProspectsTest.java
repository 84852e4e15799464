package io.aios.routing;

import static io.aios.routing.RoutingCast.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.money.Usd;
import io.aios.routing.TrackRecord.Tally;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProspectsTest {

  private static final TaskType BACKEND = new TaskType("backend");

  @Test
  void expectsMoreOfBetterModelsAndLessForHarderWork() {
    assertThat(mean(Tier.STANDARD, 80)).isGreaterThan(mean(Tier.STANDARD, 75));
    assertThat(mean(Tier.STANDARD, 80)).isLessThan(mean(Tier.ECONOMY, 80));
    assertThat(mean(Tier.STANDARD, 80)).isGreaterThan(mean(Tier.PREMIUM, 80));
  }

  @Test
  void believesFourFifthsOfAFigureAndTheMeanOfTheTierForTheRest() {
    // 75 + 0.8 * (80 - 75) = 79, which is 11 points above 68: 1 / (1 + e^(-11/6))
    assertThat(mean(Tier.STANDARD, 80)).isCloseTo(0.8621, within(0.0001));
  }

  @Test
  void expectsTheMeanOfItsTierFromAModelOfWhichNothingIsPublished() {
    assertThat(prospects(Tier.STANDARD, TrackRecord.EMPTY).of(offer(Quality.UNKNOWN)).mean())
        .isCloseTo(mean(Tier.STANDARD, 75), within(1e-12));
  }

  @Test
  void learnsFromResultsOfItsOwnForTheTaskType() {
    Offer offer = offer(new Quality(80));
    var good = record(offer, BACKEND, new Tally(30, 0, 0, 0));
    var bad = record(offer, BACKEND, new Tally(30, 0, 30, 0));
    var elsewhere = record(offer, new TaskType("qa"), new Tally(0, 30, 0, 0));

    double before = mean(Tier.STANDARD, 80);

    // 10 results of the prior, of which 8.62 were accepted, and 30 of our own
    assertThat(prospects(Tier.STANDARD, good).of(offer).mean())
        .isCloseTo((10 * before + 30) / 40, within(1e-9));
    assertThat(prospects(Tier.STANDARD, bad).of(offer).mean())
        .isCloseTo(10 * before / 40, within(1e-9));
    assertThat(prospects(Tier.STANDARD, elsewhere).of(offer).mean()).isEqualTo(before);
  }

  private static double mean(Tier asked, double figure) {
    return prospects(asked, TrackRecord.EMPTY).of(offer(new Quality(figure))).mean();
  }

  private static Prospects prospects(Tier asked, TrackRecord record) {
    Market fresh = RoutingCast.market(new Catalog(List.of()));
    return new Prospects(
        ask(asked),
        new Market(
            fresh.catalog(),
            fresh.today(),
            fresh.providers(),
            fresh.conditions(),
            record,
            fresh.warmth(),
            1,
            Market.PLENTY));
  }

  private static TrackRecord record(Offer offer, TaskType type, Tally tally) {
    return new TrackRecord(Map.of(new TrackRecord.Key(type, offer.model()), tally));
  }

  private static Offer offer(Quality quality) {
    return new Offer(
        ModelId.of("one/standard"),
        Tier.STANDARD,
        PriceList.of(Price.of(Usd.ZERO, Usd.ZERO)),
        200_000,
        64_000,
        ModelCard.PLAIN,
        Lifetime.OPEN,
        Origin.MODEL,
        quality,
        false);
  }
}
