package io.aios.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ReplyShape;
import io.aios.money.Usd;
import io.aios.routing.Answer.Obstacle;
import io.aios.routing.Ranking.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the catalog, the ask and the market: nothing forbidden is chosen, nothing is lost. */
class DecisionPropertyTest {

  private static final int RUNS = 100_000;
  private static final double SHARE = 0.2;

  private final TokenEstimate estimate = new ByteEstimate();
  private final RoutingPolicy policy = new ScoringPolicy(estimate, SHARE);

  @Test
  void neverPicksAFilteredModelAndNeverLosesOne() {
    var random = new RandomMarket(new Random(20_261_122));
    int chosen = 0;
    int tried = 0;
    for (int run = 0; run < RUNS; run++) {
      Market market = random.market();
      Ask ask = random.ask(market.catalog());

      Ranking ranking = policy.rank(ask, market);

      checkNothingIsLost(ranking, market);
      checkFilters(ranking, ask, market);
      checkOrder(ranking, ask, market);
      chosen += ranking.candidates().isEmpty() ? 0 : 1;
      tried += ranking.trial().isEmpty() ? 0 : 1;
    }
    assertThat(chosen).isBetween(RUNS / 4, RUNS - RUNS / 20);
    assertThat(tried).isGreaterThan(RUNS / 200);
  }

  private static void checkNothingIsLost(Ranking ranking, Market market) {
    var expected = new TreeSet<String>();
    for (Offer offer : market.catalog().offers()) {
      boolean there = market.providers().contains(offer.model().provider());
      expected.add(there ? offer.model().toString() : offer.model().provider());
    }
    List<String> named =
        Stream.concat(
                ranking.candidates().stream().map(one -> one.offer().model().toString()),
                ranking.excluded().stream().map(Obstacle::model))
            .sorted()
            .toList();
    require(named.equals(List.copyOf(expected)), ranking);
    require(ranking.excluded().stream().noneMatch(one -> one.reason().isBlank()), ranking);
  }

  private void checkFilters(Ranking ranking, Ask ask, Market market) {
    Tier needed = needed(ask, market);
    var tokens = estimate.gauge(ask.prompt());
    List<Offer> may =
        market.catalog().offers().stream()
            .filter(offer -> offer.tier().compareTo(needed) >= 0)
            .filter(offer -> may(offer, tokens.applyAsLong(offer), ask, market))
            .toList();
    List<Offer> ranked = ranking.candidates().stream().map(Candidate::offer).toList();
    require(may.containsAll(ranked), ranking);
    require(may.isEmpty() == ranked.isEmpty(), ranking);
    List<Offer> fit = may.stream().filter(offer -> keepsToShape(offer, ask)).toList();
    List<Offer> left = fit.isEmpty() ? may : fit;
    require(left.containsAll(ranked), ranking);
    var prospects = new Prospects(ask, market);
    double rejected =
        market.catalog().offers().stream()
            .filter(offer -> ask.rejected().contains(offer.model()))
            .mapToDouble(offer -> prospects.of(offer).mean())
            .max()
            .orElse(0);
    List<Offer> better =
        left.stream().filter(offer -> prospects.of(offer).mean() > rejected).toList();
    List<Offer> again =
        left.stream().filter(offer -> ask.rejected().contains(offer.model())).toList();
    List<Offer> rest = again.isEmpty() ? left : again;
    require(Set.copyOf(better.isEmpty() ? rest : better).equals(Set.copyOf(ranked)), ranking);
  }

  /** The filters once more, in the plainest way. */
  private static boolean may(Offer offer, long tokens, Ask ask, Market market) {
    return isAble(offer, ask, market)
        && tokens + ask.prompt().maxOutputTokens() <= offer.contextWindow()
        && !market.conditions().closed().containsKey(offer.model().toString())
        && !market.conditions().closed().containsKey(offer.model().provider())
        && !hold(offer, tokens, ask).isMoreThan(market.left());
  }

  private static boolean isAble(Offer offer, Ask ask, Market market) {
    Terms terms = ask.terms();
    return market.providers().contains(offer.model().provider())
        && offer.maxOutput() >= ask.prompt().maxOutputTokens()
        && offer.lifetime().retires().isAfter(RoutingCast.TODAY)
        && !offer.prices().entries().getFirst().from().isAfter(RoutingCast.TODAY)
        && (ask.prompt().tools().isEmpty() || offer.card().tools())
        && (terms.allowed().isEmpty() || terms.allowed().contains(offer.model().toString()))
        && (!terms.localOnly() || offer.local());
  }

  private static Tier needed(Ask ask, Market market) {
    return market.catalog().offers().stream()
        .filter(offer -> isAble(offer, ask, market))
        .map(Offer::tier)
        .max(Comparator.naturalOrder())
        .filter(best -> best.compareTo(ask.tier()) < 0)
        .orElse(ask.tier());
  }

  private static Usd hold(Offer offer, long tokens, Ask ask) {
    return offer.prices().atMost(tokens, ask.prompt().maxOutputTokens(), RoutingCast.TODAY);
  }

  private static boolean keepsToShape(Offer offer, Ask ask) {
    return offer.card().jsonSchema() || ask.prompt().shape() instanceof ReplyShape.Text;
  }

  private static void checkOrder(Ranking ranking, Ask ask, Market market) {
    var scored = new ArrayList<>(ranking.candidates());
    for (Candidate candidate : scored) {
      require(Double.isFinite(candidate.score().value()), ranking);
      require(!candidate.hold().isMoreThan(market.left()), ranking);
    }
    if (!ranking.trial().isEmpty()) {
      require(market.chance() < SHARE && ask.rejected().isEmpty(), ranking);
      Candidate trial = scored.removeFirst();
      Usd usual = scored.getFirst().score().expectedCost();
      require(trial.score().expectedCost().nanos() <= 3 * usual.nanos(), ranking);
    }
    for (int place = 1; place < scored.size(); place++) {
      double before = scored.get(place - 1).score().value();
      require(before >= scored.get(place).score().value(), ranking);
    }
  }

  /** Cheaper than an assertion that describes what it sees, for millions of them. */
  private static void require(boolean holds, Ranking ranking) {
    if (!holds) {
      throw new AssertionError(ranking.toString());
    }
  }
}
