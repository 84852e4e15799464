package io.aios.routing;

import io.aios.llm.Prompt;
import io.aios.money.Usd;
import io.aios.routing.Ranking.Candidate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The cheapest model that is capable enough comes first: offers are ranked by the most that this
 * very ask can cost at list price, then by tier, then by name.
 *
 * <p>Where no model of the asked tier is configured, the best tier that is has to do: whoever has
 * only a small local model gets its work, verified like any other, rather than none.
 *
 * <p>Price for the whole ask and not price per token, because the shares of input and output differ
 * from ask to ask and models are dear in different parts.
 */
public final class CostPolicy implements RoutingPolicy {

  private static final Comparator<Candidate> CHEAPEST_FIRST =
      Comparator.comparing(Candidate::hold)
          .thenComparing(candidate -> candidate.offer().tier())
          .thenComparing(candidate -> candidate.offer().model().toString());

  private final TokenEstimate estimate;

  public CostPolicy(TokenEstimate estimate) {
    this.estimate = estimate;
  }

  @Override
  public Ranking rank(Ask ask, Market market) {
    LocalDate today = market.today();
    var candidates = new ArrayList<Candidate>();
    var excluded = new ArrayList<Answer.Obstacle>();
    var absent = new TreeSet<String>();
    Tier needed = needed(ask, market);
    for (Offer offer : market.catalog().offers()) {
      if (!market.providers().contains(offer.model().provider())) {
        absent.add(offer.model().provider());
        continue;
      }
      List<String> reasons = against(offer, ask.prompt(), needed, today);
      long promptTokens = reasons.isEmpty() ? estimate.tokens(ask.prompt(), offer) : 0;
      if (reasons.isEmpty()) {
        reasons = tooLong(offer, ask.prompt(), promptTokens);
      }
      if (reasons.isEmpty()) {
        candidates.add(candidate(offer, ask.prompt(), promptTokens, today));
      } else {
        excluded.add(new Answer.Obstacle(offer.model().toString(), String.join(", ", reasons)));
      }
    }
    absent.forEach(name -> excluded.add(new Answer.Obstacle(name, "it is not configured")));
    candidates.sort(CHEAPEST_FIRST);
    return new Ranking(candidates, excluded);
  }

  /** The asked tier, or the best that can be had if that is lower. */
  private static Tier needed(Ask ask, Market market) {
    return market.catalog().offers().stream()
        .filter(offer -> market.providers().contains(offer.model().provider()))
        .filter(offer -> against(offer, ask.prompt(), Tier.ECONOMY, market.today()).isEmpty())
        .map(Offer::tier)
        .max(Comparator.naturalOrder())
        .filter(best -> best.compareTo(ask.tier()) < 0)
        .orElse(ask.tier());
  }

  private static Candidate candidate(
      Offer offer, Prompt prompt, long promptTokens, LocalDate today) {
    Usd hold = offer.prices().atMost(promptTokens, prompt.maxOutputTokens(), today);
    return new Candidate(
        offer, hold, promptTokens, new Ranking.Score(hold, 1, Duration.ZERO, -hold.nanos()));
  }

  /** All that speaks against an offer before its tokens are counted. */
  private static List<String> against(Offer offer, Prompt prompt, Tier needed, LocalDate today) {
    var reasons = new ArrayList<String>();
    int wanted = prompt.maxOutputTokens();
    if (offer.tier().compareTo(needed) < 0) {
      reasons.add("its tier " + offer.tier() + " is below " + needed);
    }
    if (wanted > offer.maxOutput()) {
      reasons.add("it writes at most " + offer.maxOutput() + " tokens of " + wanted);
    }
    if (offer.lifetime().equals(Lifetime.OFF)) {
      reasons.add("it is switched off");
    } else if (offer.lifetime().isOver(today)) {
      reasons.add("it retired on " + offer.lifetime().retires());
    } else if (!offer.prices().hasPriceOn(today)) {
      reasons.add("it has no price yet");
    }
    if (!prompt.tools().isEmpty() && !offer.card().tools()) {
      reasons.add("it cannot use tools");
    }
    return reasons;
  }

  private static List<String> tooLong(Offer offer, Prompt prompt, long promptTokens) {
    long whole = promptTokens + prompt.maxOutputTokens();
    return whole <= offer.contextWindow()
        ? List.of()
        : List.of(
            "its context window of "
                + offer.contextWindow()
                + " tokens is too small for about "
                + whole);
  }
}
