package io.aios.routing;

import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.routing.Cascade.Attempt;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Starts at the strong tier where a cascade does not pay: for a task type whose verification
 * accepted too much from weaker models that was sent back later, or whose right results cost more
 * with a weaker model first. See docs/routing.md, "The cascade".
 *
 * <p>Nothing is remembered. Weaker models that are asked no more leave no more evidence, so theirs
 * falls out of the record's window, and the cascade is tried again until there is enough of it: a
 * task type changes its way at most once in so many days, which is what hysteresis is for.
 *
 * <p>In a record of cascades the strong tier was mostly asked what the weaker ones had failed at.
 * So its price of a right result is rather too high than too low, and the comparison errs in favour
 * of the cascade.
 *
 * <p>An ask stays as it is where no strong model may be asked, or the money that is left does not
 * pay for one. One that must not leave the house stays too. Thread-safe.
 */
public final class StrongStart implements Steering {

  private static final Tier STRONG = Tier.PREMIUM;

  private final TokenEstimate estimate;
  private final Limits limits;

  public StrongStart(TokenEstimate estimate, Limits limits) {
    this.estimate = estimate;
    this.limits = limits;
  }

  /**
   * From when on a cascade is switched off.
   *
   * @param maxLeak share of the accepted results that may be wrong, more than 0 and at most 1
   * @param minEvidence results that have to be judged before anything is concluded from them, 1 or
   *     more
   */
  public record Limits(double maxLeak, long minEvidence) {

    public Limits {
      if (!(maxLeak > 0 && maxLeak <= 1) || minEvidence < 1) {
        throw new IllegalArgumentException(
            "The most that may leak is more than 0 and at most 1, the least evidence 1 or more");
      }
    }
  }

  @Override
  public Ask steer(Ask ask, Market market) {
    if (ask.tier() == STRONG || ask.terms().localOnly() || market.record().tallies().isEmpty()) {
      return ask;
    }
    Evidence weak = evidence(ask, market, offer -> isBetween(ask.tier(), offer));
    if (weak.yield().judged() < limits.minEvidence()) {
      return ask;
    }
    Evidence strong = evidence(ask, market, offer -> offer.tier() == STRONG);
    return leaks(ask, weak, strong)
        .or(() -> isDearer(ask, weak, strong))
        .filter(why -> isStrongToBeHad(ask, market))
        .map(why -> ask.raised(STRONG, why))
        .orElse(ask);
  }

  private static boolean isBetween(Tier asked, Offer offer) {
    return offer.tier() != STRONG && offer.tier().compareTo(asked) >= 0;
  }

  /** It helps to start elsewhere only if less leaks there. */
  private Optional<String> leaks(Ask ask, Evidence weak, Evidence strong) {
    Yield yield = weak.yield();
    if (yield.accepted() < limits.minEvidence()
        || yield.leak() <= limits.maxLeak()
        || yield.leak() <= strong.yield().leak()) {
      return Optional.empty();
    }
    return Optional.of(
        "of %d accepted results of weaker models for %s, %d were sent back"
            .formatted(yield.accepted(), ask.type(), yield.revoked()));
  }

  private Optional<String> isDearer(Ask ask, Evidence weak, Evidence strong) {
    if (strong.yield().judged() < limits.minEvidence()) {
      return Optional.empty();
    }
    double direct = Cascade.of(strong.attempt()).prospect().costPerRight();
    double cascade = Cascade.of(weak.attempt(), strong.attempt()).prospect().costPerRight();
    return cascade <= direct
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "a right result for %s costs about %.4f USD with weaker models first, %.4f without",
                ask.type(),
                cascade,
                direct));
  }

  /** What is known of the models of one side, and what an attempt by them costs today. */
  private record Evidence(Yield yield, double spent) {

    static final Evidence NONE = new Evidence(Yield.NONE, 0);

    Evidence plus(Yield other, double cost) {
      return new Evidence(yield.plus(other), spent + other.judged() * cost);
    }

    Attempt attempt() {
      return yield.attempt(spent / yield.judged());
    }
  }

  private Evidence evidence(Ask ask, Market market, Predicate<Offer> side) {
    Evidence sum = Evidence.NONE;
    for (Offer offer : market.catalog().offers()) {
      TrackRecord.Tally tally =
          side.test(offer) ? market.record().of(ask.type(), offer.model()) : TrackRecord.Tally.NONE;
      Yield yield = Yield.of(tally);
      if (yield.judged() > 0 && isOffered(offer, ask, market)) {
        long output = Math.ceilDiv(tally.outputTokens(), yield.judged());
        TokenUsage usage = TokenUsage.of(estimate.tokens(ask.prompt(), offer), output);
        sum = sum.plus(yield, dollars(offer.prices().of(usage, market.today())));
      }
    }
    return sum;
  }

  private static boolean isOffered(Offer offer, Ask ask, Market market) {
    return market.providers().contains(offer.model().provider())
        && ask.terms().allows(offer.model())
        && !offer.lifetime().isOver(market.today())
        && offer.prices().hasPriceOn(market.today());
  }

  /** Whether there is one strong model against which nothing speaks, the money left included. */
  private boolean isStrongToBeHad(Ask ask, Market market) {
    var filters = new Filters(ask.with(STRONG), market);
    return market.catalog().offers().stream()
        .filter(offer -> offer.tier() == STRONG && isOffered(offer, ask, market))
        .anyMatch(offer -> {
          long tokens = estimate.tokens(ask.prompt(), offer);
          Usd most = offer.prices().atMost(tokens, ask.prompt().maxOutputTokens(), market.today());
          return filters.against(offer, tokens, most).isClear();
        });
  }

  private static double dollars(Usd amount) {
    return (double) amount.nanos() / Usd.NANOS_PER_DOLLAR;
  }
}
