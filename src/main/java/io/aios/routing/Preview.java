package io.aios.routing;

import io.aios.routing.Answer.Hope;
import io.aios.routing.Answer.Unanswered;
import io.aios.routing.Ranking.Candidate;
import java.util.Optional;

/**
 * How an ask would be routed at this moment. Nobody is asked, and nothing is set aside.
 *
 * @param ask as it would be ranked, steered by experiments
 * @param ranking what would be asked, in order; what may cost more than is left is excluded
 */
public record Preview(Ask ask, Ranking ranking) {

  /** Decides as a router would. */
  public static Preview of(Ask ask, Market market, RoutingPolicy policy, Steering steering) {
    Ask steered = steering.steer(ask, market);
    return new Preview(steered, policy.rank(steered, market));
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
}
