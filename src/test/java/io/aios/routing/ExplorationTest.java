package io.aios.routing;

import static io.aios.routing.RoutingCast.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.money.Usd;
import io.aios.routing.TrackRecord.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplorationTest {

  private static final Offer KNOWN = offer("known", "1", Origin.MODEL, true);
  private static final Offer NEW = offer("new", "2", Origin.MODEL, true);
  private static final Offer NEWER = offer("newer", "2.2", Origin.MODEL, true);
  private static final Offer DEAR = offer("dear", "4", Origin.MODEL, true);
  private static final Offer PLAYED = offer("played", "1.5", Origin.SIMULATED, true);
  private static final Offer WEAK = offer("weak", "1.6", Origin.MODEL, true);
  private static final Offer PROVEN = offer("proven", "1.7", Origin.MODEL, true);
  private static final Offer REMOTE = offer("remote", "1.8", Origin.MODEL, false);

  private final RoutingPolicy policy = new ScoringPolicy(new ByteEstimate(), 0.05);

  @Test
  void putsAModelOfWhichLittleIsKnownFirstAndSaysSo() {
    Ranking ranking = rank(ask(), 0.01, KNOWN, NEW);

    assertThat(first(ranking)).isEqualTo(NEW);
    assertThat(ranking.candidates()).hasSize(2);
    assertThat(ranking.trial())
        .isEqualTo("tried out, since only 0 of its results for backend are known");
    assertThat(Reasons.of(ask(), ranking, ranking.candidates().getFirst()))
        .endsWith("asked tier ECONOMY; " + ranking.trial());
    assertThat(Reasons.of(ask(), ranking, ranking.candidates().getLast()))
        .doesNotContain("tried out");
  }

  @Test
  void triesOutNoMoreThanItsShare() {
    assertThat(rank(ask(), 0.0499, KNOWN, NEW).trial()).isNotEmpty();
    assertThat(rank(ask(), 0.05, KNOWN, NEW).trial()).isEmpty();
    assertThat(first(rank(ask(), 0.05, KNOWN, NEW))).isEqualTo(KNOWN);
    long tried =
        IntStream.range(0, 10_000)
            .filter(run -> !rank(ask(), run / 10_000.0, KNOWN, NEW).trial().isEmpty())
            .count();
    assertThat(tried).isEqualTo(500);
  }

  @Test
  void givesEachTheSamePartOfTheShare() {
    assertThat(first(rank(ask(), 0.024, KNOWN, NEW, NEWER))).isEqualTo(NEW);
    assertThat(first(rank(ask(), 0.026, KNOWN, NEW, NEWER))).isEqualTo(NEWER);
  }

  @Test
  void triesOutNothingTooDearPlayedWeakOrProven() {
    assertThat(rank(ask(), 0.01, KNOWN, DEAR).trial()).isEmpty();
    assertThat(rank(ask(), 0.01, KNOWN, PLAYED).trial()).isEmpty();
    assertThat(rank(ask(), 0.01, KNOWN, WEAK).trial()).isEmpty();
    assertThat(rank(ask(), 0.01, KNOWN, PROVEN).trial()).isEmpty();
  }

  @Test
  void triesOutNothingThatTheMoneyLeftDoesNotPay() {
    Market rich = market(0.01, KNOWN, NEW);

    assertThat(policy.rank(ask(), rich).trial()).isNotEmpty();
    assertThat(policy.rank(ask(), rich.withLeft(Usd.of("0.0016"))).trial()).isEmpty();
  }

  @Test
  void triesOutNothingAfterARejection() {
    var nobody = new ModelId("one", "nobody");

    assertThat(rank(RoutingCast.rejecting(ask(), nobody), 0.01, KNOWN, NEW).trial()).isEmpty();
  }

  @Test
  void triesOutNoRemoteModelWhereLocalOnesComeFirst() {
    Ask localFirst = ask().with(Terms.STANDARD.with(Policy.LOCAL_FIRST));

    assertThat(rank(ask(), 0.01, KNOWN, REMOTE).trial()).isNotEmpty();
    assertThat(rank(localFirst, 0.01, KNOWN, REMOTE).trial()).isEmpty();
    assertThat(rank(localFirst, 0.01, KNOWN, NEW).trial()).isNotEmpty();
  }

  @Test
  void isCapped() {
    assertThatThrownBy(() -> new ScoringPolicy(new ByteEstimate(), 0.21))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScoringPolicy(new ByteEstimate(), Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Ranking rank(Ask ask, double chance, Offer... offers) {
    return policy.rank(ask, market(chance, offers));
  }

  private static Market market(double chance, Offer... offers) {
    Map<TrackRecord.Key, Tally> tallies = new HashMap<>();
    tallies.put(key(KNOWN), new Tally(80, 20, 0, 100_000));
    tallies.put(key(PROVEN), new Tally(80, 20, 0, 100_000));
    tallies.put(key(WEAK), new Tally(1, 15, 0, 16_000));
    return new Market(
        new Catalog(List.of(offers)),
        RoutingCast.TODAY,
        Set.of("one"),
        Conditions.UNKNOWN,
        new TrackRecord(tallies),
        Warmth.COLD,
        chance,
        Market.PLENTY);
  }

  private static TrackRecord.Key key(Offer offer) {
    return new TrackRecord.Key(new TaskType("backend"), offer.model());
  }

  private static Offer first(Ranking ranking) {
    return ranking.candidates().getFirst().offer();
  }

  /** One of one price for whatever is read and written. */
  private static Offer offer(String name, String price, Origin origin, boolean local) {
    return new Offer(
        new ModelId("one", name),
        Tier.ECONOMY,
        PriceList.of(Price.of(Usd.of(price), Usd.of(price))),
        200_000,
        64_000,
        ModelCard.PLAIN,
        Lifetime.OPEN,
        origin,
        Quality.UNKNOWN,
        local);
  }
}
