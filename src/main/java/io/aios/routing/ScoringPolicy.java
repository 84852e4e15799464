package io.aios.routing;

import io.aios.routing.Ranking.Candidate;
import io.aios.routing.Selection.Eligible;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Filters first, then scores: whatever {@link Filters} rule out is never asked, and what is left is
 * ranked by what the {@link Policy} of the ask wants of it. Models of the same value are ranked by
 * their chance, then by name, so that the order of the catalog decides nothing.
 *
 * <p>Where no model of the asked tier is configured, the best tier that is has to do: whoever has
 * only a small local model gets its work, verified like any other, rather than none.
 */
public final class ScoringPolicy implements RoutingPolicy {

  /** Of asks, unless somebody wants it otherwise. */
  public static final double USUAL_EXPLORATION = 0.05;

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble((Candidate candidate) -> -candidate.score().value())
          .thenComparingDouble(candidate -> -candidate.score().quality())
          .thenComparing(candidate -> candidate.offer().model().toString());

  private final TokenEstimate estimate;
  private final Exploration exploration;

  /**
   * @param exploration share of asks in which a model of which little is known comes first, 0 to
   *     0.2
   */
  public ScoringPolicy(TokenEstimate estimate, double exploration) {
    this.estimate = estimate;
    this.exploration = new Exploration(exploration);
  }

  /** The figure of quality that is assumed of a model of that tier if none is published. */
  public static double usualQuality(Tier tier) {
    return Prospects.mean(tier);
  }

  @Override
  public Ranking rank(Ask ask, Market market) {
    var prospects = new Prospects(ask, market);
    var hopes = new Hopes(Duration.ZERO);
    var selection = new Selection(ask, market, prospects, hopes);
    selection.run(estimate);
    List<Candidate> ranked = ranked(ask, selection, new Forecast(ask, market, prospects));
    List<Candidate> trial = exploration.trial(ask, market, ranked, prospects);
    trial.forEach(candidate -> {
      ranked.remove(candidate);
      ranked.addFirst(candidate);
    });
    String reason = trial.isEmpty() ? "" : Exploration.reason(ask, trial.getFirst(), prospects);
    return new Ranking(ranked, selection.excluded(), selection.remarks(), reason, hopes.best());
  }

  private static List<Candidate> ranked(Ask ask, Selection selection, Forecast forecast) {
    Valuation valuation = Valuation.of(ask.terms().policy());
    var candidates = new ArrayList<Candidate>();
    for (Eligible one : selection.eligible()) {
      Outlook outlook = forecast.of(one.offer(), one.promptTokens());
      Ranking.Score score = outlook.valued(valuation.of(outlook));
      candidates.add(new Candidate(one.offer(), one.hold(), one.promptTokens(), score));
    }
    candidates.sort(BEST_FIRST);
    return candidates;
  }
}
