package io.aios.routing;

import io.aios.llm.Prompt;
import io.aios.routing.Ranking.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The cheapest model that is capable enough comes first: offers are ranked by the most that this
 * very ask can cost at list price, then by tier, then by name.
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
  private final Set<String> providers;

  /**
   * @param providers names of the providers that can be called; offers of others are excluded
   */
  public CostPolicy(TokenEstimate estimate, Set<String> providers) {
    this.estimate = estimate;
    this.providers = Set.copyOf(providers);
  }

  @Override
  public String name() {
    return "cost";
  }

  @Override
  public Ranking rank(Ask ask, Catalog catalog) {
    long promptTokens = estimate.tokens(ask.prompt());
    var candidates = new ArrayList<Candidate>();
    var excluded = new ArrayList<Answer.Obstacle>();
    for (Offer offer : catalog.offers()) {
      List<String> reasons = against(offer, ask, promptTokens);
      if (reasons.isEmpty()) {
        candidates.add(candidate(offer, ask.prompt(), promptTokens));
      } else {
        excluded.add(new Answer.Obstacle(offer.model().toString(), String.join(", ", reasons)));
      }
    }
    candidates.sort(CHEAPEST_FIRST);
    return new Ranking(candidates, excluded);
  }

  private static Candidate candidate(Offer offer, Prompt prompt, long promptTokens) {
    return new Candidate(
        offer, offer.price().atMost(promptTokens, prompt.maxOutputTokens()), promptTokens);
  }

  /** All that speaks against an offer; nothing does if it is empty. */
  private List<String> against(Offer offer, Ask ask, long promptTokens) {
    var reasons = new ArrayList<String>();
    int wanted = ask.prompt().maxOutputTokens();
    if (!providers.contains(offer.model().provider())) {
      reasons.add("its provider is not configured");
    }
    if (offer.tier().compareTo(ask.tier()) < 0) {
      reasons.add("its tier " + offer.tier() + " is below " + ask.tier());
    }
    if (wanted > offer.maxOutput()) {
      reasons.add("it writes at most " + offer.maxOutput() + " tokens of " + wanted);
    }
    if (promptTokens + wanted > offer.contextWindow()) {
      reasons.add(
          "its context window of "
              + offer.contextWindow()
              + " tokens is too small for about "
              + (promptTokens + wanted));
    }
    return reasons;
  }
}
