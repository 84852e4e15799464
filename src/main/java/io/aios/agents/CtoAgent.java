package io.aios.agents;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.llm.ReplyShape;
import io.aios.project.AgentKind;
import io.aios.project.Assignment;
import io.aios.project.Outcome;
import io.aios.project.PlanningStep;
import io.aios.project.Step;
import io.aios.routing.Tier;
import io.aios.verification.Finding;
import io.aios.verification.Submission.Duty;
import io.aios.verification.Verdict;
import io.aios.verification.Verifier;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the specification and the contract, and then the plan by which the rest of the crew
 * builds.
 */
final class CtoAgent implements Agent {

  /**
   * Whatever its size: everything else rests on its work, and no check tells whether a contract is
   * the one that was asked for.
   */
  private static final Tier TIER = Tier.PREMIUM;

  private final Instructions instructions = Instructions.load(AgentKind.CTO);
  private final PlanReader reader;
  private final Verifier verifier;
  private final InstantSource clock;

  /**
   * Makes the agent.
   *
   * @param builders the kinds that can be given a step
   */
  CtoAgent(Set<AgentKind> builders, Verifier verifier, InstantSource clock) {
    this.reader = new PlanReader(builders);
    this.verifier = verifier;
    this.clock = clock;
  }

  @Override
  public AgentKind kind() {
    return AgentKind.CTO;
  }

  @Override
  public Work perform(Assignment assignment, Consult consult) {
    var rounds = new Rounds(consult, clock);
    Assignment papers = withoutPlan(assignment);
    Scene scene = Scene.of(papers);
    var draft = new Draft(verifier, papers.step(), Set.of(Duty.STATES_CONTRACT), scene);
    var opening = opening(papers, scene.own(), Deliverable.SPECIFICATION);
    return switch (rounds.bring(instructions, opening, TIER, draft)) {
      case Ending.Stops(Outcome outcome) -> rounds.without(outcome);
      case Ending.Holds() -> plan(assignment, draft.files(), rounds);
    };
  }

  private Work plan(Assignment assignment, List<Artifact> papers, Rounds rounds) {
    var draft = new Understanding(reader, assignment.step());
    var opening = opening(assignment, papers, Deliverable.PLAN);
    return switch (rounds.bring(instructions, opening, TIER, draft)) {
      case Ending.Stops(Outcome outcome) -> rounds.without(outcome);
      case Ending.Holds() -> planned(draft.reading, papers, rounds);
    };
  }

  private static Work planned(PlanReading reading, List<Artifact> papers, Rounds rounds) {
    return switch (reading) {
      case PlanReading.Understood(var plan, String json) -> {
        var files = new ArrayList<>(papers);
        files.removeIf(file -> file.path().equals(PlanningStep.PLAN));
        files.add(new Artifact(PlanningStep.PLAN, json));
        var refs = files.stream().map(Artifact::ref).toList();
        yield rounds.with(new Outcome.Planned(plan, refs), files);
      }
      case PlanReading.Refused(var findings) ->
          throw new IllegalStateException("A refused plan does not hold: " + findings);
    };
  }

  private static Opening opening(
      Assignment assignment, List<Artifact> files, Deliverable deliverable) {
    return new Opening(assignment, files, List.of(), deliverable);
  }

  /** The file of the plan is written here and by no model. */
  private static Assignment withoutPlan(Assignment assignment) {
    Step step = assignment.step();
    var papers =
        new Step(
            step.key(),
            step.kind(),
            step.title(),
            step.goal(),
            step.needs(),
            without(step.files()),
            without(step.owns()));
    return new Assignment(
        assignment.project(),
        assignment.task(),
        assignment.brief(),
        assignment.template(),
        papers,
        assignment.files(),
        assignment.steps(),
        assignment.findings());
  }

  private static Set<ArtifactPath> without(Set<ArtifactPath> paths) {
    return paths.stream()
        .filter(path -> !path.equals(PlanningStep.PLAN))
        .collect(Collectors.toSet());
  }

  /** The last plan that was read. */
  private static final class Understanding implements Examination {

    private final PlanReader reader;
    private final Step planner;
    private PlanReading reading = new PlanReading.Refused(List.of());

    private Understanding(PlanReader reader, Step planner) {
      this.reader = reader;
      this.planner = planner;
    }

    @Override
    public Verdict examine(String reply, int round) {
      reading = reader.read(reply, planner);
      List<Finding> findings =
          switch (reading) {
            case PlanReading.Understood understood -> List.of();
            case PlanReading.Refused(var problems) -> problems;
          };
      return new Verdict(round, List.of(PlanReader.CHECK), findings);
    }

    @Override
    public ReplyShape shape() {
      return PlanReader.SHAPE;
    }
  }
}
