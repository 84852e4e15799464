package io.aios.project;

import io.aios.artifacts.ArtifactPath;
import io.aios.verification.Contract;
import java.util.Set;

/** The step that every project starts with: the CTO writes specification, contract and plan. */
public final class PlanningStep {

  public static final ArtifactPath SPECIFICATION = new ArtifactPath("docs/specification.md");
  public static final ArtifactPath PLAN = new ArtifactPath("docs/plan.json");

  private PlanningStep() {}

  public static Step step() {
    ArtifactPath contract = Contract.PATH;
    return new Step(
        TaskKey.PLAN,
        AgentKind.CTO,
        "Specification, contract and plan",
        "Write the specification, the OpenAPI contract and the plan by which the team builds it.",
        Set.of(),
        Set.of(SPECIFICATION, contract),
        Set.of(SPECIFICATION, contract, PLAN));
  }
}
