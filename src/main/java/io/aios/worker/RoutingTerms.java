package io.aios.worker;

import io.aios.routing.Policy;
import io.aios.routing.Terms;

/** What the terms of a project mean to a router. */
final class RoutingTerms {

  private RoutingTerms() {}

  /**
   * The terms of every ask for the project.
   *
   * @throws IllegalArgumentException if there is no such policy
   */
  static Terms of(io.aios.project.Terms terms) {
    Policy policy =
        Policy.of(terms.policy())
            .orElseThrow(
                () -> new IllegalArgumentException("There is no policy " + terms.policy()));
    return new Terms(
        policy, terms.localOnly(), terms.models(), terms.stepsDown(), terms.reusesReplies(), "");
  }
}
