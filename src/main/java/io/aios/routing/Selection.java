package io.aios.routing;

import io.aios.money.Usd;
import io.aios.routing.Answer.Obstacle;
import io.aios.routing.Conditions.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Parts the offers of a market into those that may be asked and those that may not. Besides the
 * filters that judge each model by itself, two look at what is left: a wish for a JSON schema, and
 * models whose reply was rejected. Both are waived, and that is told, where nothing would be left.
 * For one decision.
 */
final class Selection {

  private static final String NO_BETTER =
      "it is not expected to do better than those whose replies were rejected";

  private final Ask ask;
  private final Market market;
  private final Prospects prospects;
  private final Filters filters;

  private final List<Obstacle> excluded = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Hopes hopes;
  private List<Eligible> eligible = new ArrayList<>();

  /** An offer that may be asked, with what is set aside for it. */
  record Eligible(Offer offer, long promptTokens, Usd hold) {}

  /**
   * @param hopes hears of models that may be asked later
   */
  Selection(Ask ask, Market market, Prospects prospects, Hopes hopes) {
    this.ask = ask;
    this.market = market;
    this.prospects = prospects;
    this.filters = new Filters(ask, market);
    this.hopes = hopes;
  }

  void run(TokenEstimate estimate) {
    var tokens = estimate.gauge(ask.prompt());
    var absent = new TreeSet<String>();
    for (Offer offer : market.catalog().offers()) {
      if (filters.isConfigured(offer)) {
        judge(offer, tokens.applyAsLong(offer));
      } else {
        absent.add(offer.model().provider());
      }
    }
    absent.forEach(name -> excluded.add(new Obstacle(name, "it is not configured")));
    keepToSchema();
    keepFromRepeating();
  }

  List<Eligible> eligible() {
    return eligible;
  }

  List<Obstacle> excluded() {
    return excluded;
  }

  List<String> remarks() {
    return remarks;
  }

  private void judge(Offer offer, long promptTokens) {
    Usd hold =
        offer.prices().hasPriceOn(market.today())
            ? offer.prices().atMost(promptTokens, ask.prompt().maxOutputTokens(), market.today())
            : Usd.ZERO;
    Filters.Verdict verdict = filters.against(offer, promptTokens, hold);
    if (verdict.isClear()) {
      eligible.add(new Eligible(offer, promptTokens, hold));
      return;
    }
    excluded.add(new Obstacle(offer.model().toString(), verdict.reason()));
    if (verdict.isPassing()) {
      verdict.passing().stream().map(Closure::opensAfter).forEach(hopes::later);
    }
  }

  private void keepToSchema() {
    if (eligible.stream().allMatch(one -> filters.breaksSchema(one.offer()))) {
      if (!eligible.isEmpty()) {
        remarks.add("no model that is left can be held to the JSON schema");
      }
      return;
    }
    keep(one -> !filters.breaksSchema(one.offer()), "it cannot be held to a JSON schema");
  }

  /**
   * After a rejected reply only models that are expected to do better than each rejected one; if
   * there is none, the rejected ones again.
   */
  private void keepFromRepeating() {
    Set<Offer> rejected =
        ask.rejected().stream()
            .flatMap(model -> market.catalog().find(model).stream())
            .collect(Collectors.toUnmodifiableSet());
    if (rejected.isEmpty() || eligible.isEmpty()) {
      return;
    }
    double best = rejected.stream().mapToDouble(this::chance).max().orElse(0);
    if (eligible.stream().anyMatch(one -> chance(one.offer()) > best)) {
      keep(one -> chance(one.offer()) > best, NO_BETTER);
      return;
    }
    remarks.add("no model that is left is expected to do better than those that were rejected");
    if (eligible.stream().anyMatch(one -> rejected.contains(one.offer()))) {
      keep(one -> rejected.contains(one.offer()), NO_BETTER);
    }
  }

  private double chance(Offer offer) {
    return prospects.of(offer).mean();
  }

  private void keep(Predicate<Eligible> isKept, String reason) {
    var kept = new ArrayList<Eligible>();
    for (Eligible one : eligible) {
      if (isKept.test(one)) {
        kept.add(one);
      } else {
        excluded.add(new Obstacle(one.offer().model().toString(), reason));
      }
    }
    eligible = kept;
  }
}
