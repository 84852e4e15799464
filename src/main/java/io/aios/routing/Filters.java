package io.aios.routing;

import io.aios.llm.Prompt;
import io.aios.llm.ReplyShape;
import io.aios.money.Usd;
import io.aios.routing.Conditions.Closure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What rules a model out for an ask, each model by itself. Filters are hard: no score makes up for
 * one. A pure function; for one decision.
 */
final class Filters {

  private final Ask ask;
  private final Market market;
  private final Tier needed;

  Filters(Ask ask, Market market) {
    this.ask = ask;
    this.market = market;
    this.needed = reachable();
  }

  /**
   * What speaks against a model.
   *
   * @param lasting what will not pass by itself
   * @param passing why it is not called at the moment
   */
  record Verdict(List<String> lasting, List<Closure> passing) {

    boolean isClear() {
      return lasting.isEmpty() && passing.isEmpty();
    }

    /** Whether the model may be asked as soon as it is called again. */
    boolean isPassing() {
      return lasting.isEmpty() && !passing.isEmpty();
    }

    /** All reasons in one line, the lasting ones first. */
    String reason() {
      var reasons = new ArrayList<>(lasting);
      passing.forEach(closure -> reasons.add(closure.reason()));
      return String.join(", ", reasons);
    }
  }

  /** Whether the model's provider can be called at all. */
  boolean isConfigured(Offer offer) {
    return market.providers().contains(offer.model().provider());
  }

  /** The asked tier, or the best that is configured if that is lower. */
  Tier needed() {
    return needed;
  }

  /**
   * Everything that speaks against a model, at once.
   *
   * @param hold the most that the call can cost; of no meaning if the model has no price yet
   */
  Verdict against(Offer offer, long promptTokens, Usd hold) {
    var lasting = new ArrayList<String>();
    if (offer.tier().compareTo(needed) < 0) {
      lasting.add("its tier " + offer.tier() + " is below " + needed);
    }
    lasting.addAll(unable(offer));
    long whole = promptTokens + ask.prompt().maxOutputTokens();
    if (whole > offer.contextWindow()) {
      lasting.add(
          "its context window of %d tokens is too small for about %d"
              .formatted(offer.contextWindow(), whole));
    }
    if (offer.prices().hasPriceOn(market.today()) && hold.isMoreThan(market.left())) {
      lasting.add("it needs up to %s USD, and %s USD are left".formatted(hold, market.left()));
    }
    Optional<Closure> closure = market.conditions().closure(offer.model());
    return new Verdict(lasting, closure.stream().toList());
  }

  /** What does not depend on the tier, the length of the prompt, or the moment. */
  private List<String> unable(Offer offer) {
    var reasons = new ArrayList<String>(0);
    Prompt prompt = ask.prompt();
    int wanted = prompt.maxOutputTokens();
    if (wanted > offer.maxOutput()) {
      reasons.add("it writes at most " + offer.maxOutput() + " tokens of " + wanted);
    }
    if (offer.lifetime().equals(Lifetime.OFF)) {
      reasons.add("it is switched off");
    } else if (offer.lifetime().isOver(market.today())) {
      reasons.add("it retired on " + offer.lifetime().retires());
    } else if (!offer.prices().hasPriceOn(market.today())) {
      reasons.add("it has no price yet");
    }
    if (!prompt.tools().isEmpty() && !offer.card().tools()) {
      reasons.add("it cannot use tools");
    }
    if (!ask.terms().allows(offer.model())) {
      reasons.add("it is not among the models that are allowed here");
    }
    if (ask.terms().localOnly() && !offer.local()) {
      reasons.add("it is not local, and the prompt must not leave the house");
    }
    return reasons;
  }

  private Tier reachable() {
    return market.catalog().offers().stream()
        .filter(this::isConfigured)
        .filter(offer -> unable(offer).isEmpty())
        .map(Offer::tier)
        .max(Comparator.naturalOrder())
        .filter(best -> best.compareTo(ask.tier()) < 0)
        .orElse(ask.tier());
  }

  /** Whether a JSON schema is wanted that the model cannot be held to. */
  boolean breaksSchema(Offer offer) {
    return switch (ask.prompt().shape()) {
      case ReplyShape.Json json -> !offer.card().jsonSchema();
      case ReplyShape.Text text -> false;
    };
  }
}
