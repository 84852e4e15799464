package io.aios.routing;

import io.aios.money.Usd;
import io.aios.routing.Answer.Hope;
import io.aios.routing.Answer.Obstacle;
import io.aios.routing.Answer.Unanswered;
import io.aios.routing.Ranking.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How an ask would be routed at this moment. Nobody is asked, and nothing is set aside.
 *
 * @param ask as it would be ranked, steered by experiments
 * @param ranking what would be asked, in order; what may cost more than is left is excluded
 */
public record Preview(Ask ask, Ranking ranking) {

  /** Decides as a router would. */
  public static Preview of(Ask ask, Market market, RoutingPolicy policy, List<Steering> steerings) {
    Ask steered = ask;
    for (Steering steering : steerings) {
      steered = steering.steer(steered, market);
    }
    return new Preview(steered, affordable(policy.rank(steered, market), market.left()));
  }

  /** The model that would be called first; empty if there is none. */
  public Optional<Candidate> choice() {
    return ranking.candidates().stream().findFirst();
  }

  /** Why this model, or why none, in words for a person. */
  public String decision() {
    return choice()
        .map(candidate -> Reasons.of(ask, ranking, candidate))
        .orElseGet(() -> new Unanswered(ranking.excluded(), new Hope.None()).reason());
  }

  /** A router learns from the ledger what is too dear; a preview has nothing but the figure. */
  private static Ranking affordable(Ranking ranking, Usd left) {
    List<Obstacle> excluded = new ArrayList<>(ranking.excluded());
    List<Candidate> candidates = new ArrayList<>(ranking.candidates());
    candidates.removeIf(candidate -> {
      boolean tooDear = candidate.hold().isMoreThan(left);
      if (tooDear) {
        excluded.add(
            new Obstacle(
                candidate.offer().model().toString(),
                "it may cost up to %s USD, and %s are left".formatted(candidate.hold(), left)));
      }
      return tooDear;
    });
    return new Ranking(candidates, excluded);
  }
}
