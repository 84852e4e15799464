package io.aios.routing;

import io.aios.money.Usd;
import java.util.List;

/**
 * Offers in the order in which they are asked, and those that are out of the question.
 *
 * @param candidates best first
 * @param excluded each with its reason
 */
public record Ranking(List<Candidate> candidates, List<Answer.Obstacle> excluded) {

  public Ranking {
    candidates = List.copyOf(candidates);
    excluded = List.copyOf(excluded);
  }

  /**
   * An offer that may be asked.
   *
   * @param hold upper bound of what the call can cost
   * @param promptTokens estimate of the prompt's length, on the safe side
   */
  public record Candidate(Offer offer, Usd hold, long promptTokens) {}
}
