package io.aios.routing;

import io.aios.money.Usd;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;

/**
 * Offers in the order in which they are asked, and those that are out of the question.
 *
 * @param candidates best first
 * @param excluded each with its reason
 * @param remarks what was wanted and could not be had, in words for a person
 * @param trial why the first stands before one that is valued higher; empty if it does not
 * @param hope whether those that are excluded let hope that the same ask is answered later; after
 *     no time if nobody knows when
 */
public record Ranking(
    List<Candidate> candidates,
    List<Answer.Obstacle> excluded,
    List<String> remarks,
    String trial,
    Answer.Hope hope) {

  public Ranking {
    candidates = List.copyOf(candidates);
    excluded = List.copyOf(excluded);
    remarks = List.copyOf(remarks);
  }

  /** A ranking of which nothing more is to be said. */
  public Ranking(List<Candidate> candidates, List<Answer.Obstacle> excluded) {
    this(candidates, excluded, List.of(), "", new Answer.Hope.None());
  }

  /**
   * An offer that may be asked.
   *
   * @param hold upper bound of what the call can cost
   * @param promptTokens estimate of the prompt's length, on the safe side
   * @param score why it stands where it stands
   */
  public record Candidate(Offer offer, Usd hold, long promptTokens, Score score) {

    Candidate with(Usd otherHold, long tokens) {
      return new Candidate(offer, otherHold, tokens, score);
    }
  }

  /**
   * What was expected of a candidate, and how that was valued.
   *
   * @param expectedCost of an accepted result
   * @param quality probability that its result is accepted, 0 to 1
   * @param expectedTime of a call
   * @param value by which candidates are ranked, higher is better
   */
  public record Score(Usd expectedCost, double quality, Duration expectedTime, double value) {

    private static final MathContext SHOWN = new MathContext(6);

    /** The value as it is stored and shown: with six significant digits. */
    public BigDecimal shownValue() {
      return BigDecimal.valueOf(value).round(SHOWN);
    }
  }
}
