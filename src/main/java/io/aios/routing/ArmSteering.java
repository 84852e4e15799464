package io.aios.routing;

import io.aios.llm.ModelId;
import io.aios.routing.Experiment.Arm;
import io.aios.routing.Experiment.Treatment;
import java.util.Set;

/**
 * Sends each ask of an experiment's task type the way of its task's arm.
 *
 * <p>An arm never allows what the ask's own terms forbid. An ask whose terms forbid the model of
 * any arm takes no part, so that all arms get asks of the same kind. Where the model of the ask's
 * own arm cannot be asked - it is away, too small for the prompt, or its reply has been rejected -
 * the ask goes the way it would have gone, and still counts for its arm: that is what a decision
 * for this model would come to ("intention to treat"; Hollis and Campbell, BMJ 1999; 319: 670).
 */
public final class ArmSteering implements Steering {

  private final Experiments experiments;
  private final RoutingPolicy policy;

  /**
   * @param policy says whether there is anybody to ask
   */
  public ArmSteering(Experiments experiments, RoutingPolicy policy) {
    this.experiments = experiments;
    this.policy = policy;
  }

  @Override
  public Ask steer(Ask ask, Market market) {
    return experiments
        .runningFor(ask.type())
        .filter(experiment -> takesPart(ask.terms(), market.catalog(), experiment))
        .map(experiment -> steered(ask, market, experiment))
        .orElse(ask);
  }

  private static boolean takesPart(Terms terms, Catalog catalog, Experiment experiment) {
    return terms.arm().isEmpty()
        && experiment.arms().stream().allMatch(arm -> allows(terms, catalog, arm.treatment()));
  }

  private static boolean allows(Terms terms, Catalog catalog, Treatment treatment) {
    return switch (treatment) {
      case Treatment.ByPolicy byPolicy -> true;
      case Treatment.ByModel(ModelId model) ->
          terms.allows(model)
              && (!terms.localOnly() || catalog.find(model).stream().allMatch(Offer::local));
    };
  }

  private Ask steered(Ask ask, Market market, Experiment experiment) {
    Arm arm = experiment.armOf(ask.subject());
    Ask counted = ask.with(ask.terms().inArm(experiment.label(arm)));
    return switch (arm.treatment()) {
      case Treatment.ByPolicy(Policy other) -> counted.with(counted.terms().with(other));
      case Treatment.ByModel(ModelId model) -> {
        Ask treated = counted.with(counted.terms().only(Set.of(model.toString())));
        boolean isPossible =
            !ask.rejected().contains(model) && !policy.rank(treated, market).candidates().isEmpty();
        yield isPossible ? treated : counted;
      }
    };
  }
}
