package io.aios.agents;

import io.aios.project.Plan;
import io.aios.verification.Finding;
import java.util.List;

/** What a reply that should be a plan turned out to be. */
sealed interface PlanReading {

  /**
   * A plan that can be carried out.
   *
   * @param json the plan as it was read, pretty printed
   */
  record Understood(Plan plan, String json) implements PlanReading {}

  /** No plan, or one that breaks a rule. */
  record Refused(List<Finding> findings) implements PlanReading {

    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
