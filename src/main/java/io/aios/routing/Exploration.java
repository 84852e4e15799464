package io.aios.routing;

import io.aios.llm.Origin;
import io.aios.routing.Ranking.Candidate;
import java.util.List;

/**
 * Which model is tried out. Who only ever asks what did well never learns what would do better; so
 * a small share of asks goes to a model of which little is known. That is epsilon-greedy (Sutton
 * and Barto, Reinforcement Learning, chapter 2) among those that may be better as far as anybody
 * knows: their chance, and {@value #OPTIMISM} standard deviations more, reaches that of the first
 * (the upper bound of Auer, Cesa-Bianchi and Fischer, 2002).
 *
 * <p>Only candidates are tried out, none whose accepted result is expected to cost more than
 * {@value #MOST_TIMES} times that of the first, and none after a rejection: work that has come back
 * once is no place for trials. Of simulated models there is nothing to learn.
 *
 * @param share of asks, 0 to {@value #MOST}
 */
record Exploration(double share) {

  static final double MOST = 0.2;

  private static final long ENOUGH_RESULTS = 20;
  private static final double MOST_TIMES = 3;
  private static final double OPTIMISM = 2;

  Exploration {
    if (!(share >= 0 && share <= MOST)) {
      throw new IllegalArgumentException("A share of 0 to " + MOST + " of asks explores");
    }
  }

  /** The one to try out; empty for most asks. Its choice depends on the market's chance alone. */
  List<Candidate> trial(Ask ask, Market market, List<Candidate> ranked, Prospects prospects) {
    if (!(market.chance() < share) || ranked.size() < 2 || !ask.rejected().isEmpty()) {
      return List.of();
    }
    Candidate first = ranked.getFirst();
    List<Candidate> unknown =
        ranked.stream()
            .skip(1)
            .filter(candidate -> isWorthIt(ask, candidate, first, prospects))
            .toList();
    int chosen = (int) (market.chance() / share * unknown.size());
    return unknown.stream().skip(chosen).limit(1).toList();
  }

  private static boolean isWorthIt(
      Ask ask, Candidate candidate, Candidate first, Prospects prospects) {
    Expectation expectation = prospects.of(candidate.offer());
    return candidate.offer().origin() == Origin.MODEL
        && results(candidate, prospects) < ENOUGH_RESULTS
        && candidate.score().expectedCost().nanos()
            <= MOST_TIMES * first.score().expectedCost().nanos()
        && expectation.mean() + OPTIMISM * expectation.uncertainty() >= first.score().quality()
        && (ask.terms().policy() != Policy.LOCAL_FIRST
            || candidate.offer().local() == first.offer().local());
  }

  /** Why the candidate is tried out, in words for a person. */
  static String reason(Ask ask, Candidate candidate, Prospects prospects) {
    return "tried out, since only %d of its results for %s are known"
        .formatted(results(candidate, prospects), ask.type());
  }

  private static long results(Candidate candidate, Prospects prospects) {
    TrackRecord.Tally tally = prospects.tally(candidate.offer());
    return tally.accepted() + tally.rejected();
  }
}
