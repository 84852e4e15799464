package io.aios.agents;

import io.aios.artifacts.Artifact;
import io.aios.project.AgentKind;
import io.aios.project.Assignment;
import io.aios.project.Outcome;
import io.aios.project.Step;
import io.aios.verification.Submission;
import io.aios.verification.Verdict;
import io.aios.verification.Verifier;
import java.util.ArrayList;
import java.util.List;

/**
 * Has the work of all earlier steps verified once more, now that it lies together, before its own
 * agent starts. Work that does not hold goes back to the step that owns it, one step at a time in
 * the order of the plan; then no model is asked.
 */
final class InspectingAgent implements Agent {

  private final Agent agent;
  private final Verifier verifier;

  InspectingAgent(Agent agent, Verifier verifier) {
    this.agent = agent;
    this.verifier = verifier;
  }

  @Override
  public AgentKind kind() {
    return agent.kind();
  }

  @Override
  public Work perform(Assignment assignment, Consult consult) {
    Scene scene = Scene.of(assignment);
    for (Step step : scene.earlier()) {
      Verdict verdict = inspect(step, scene);
      if (!verdict.holds()) {
        consult.tell(verdict);
        var rework = new Outcome.Rework(step.key(), verdict.findings());
        return Work.without(rework, List.of(verdict));
      }
    }
    return agent.perform(assignment, consult);
  }

  private Verdict inspect(Step step, Scene scene) {
    List<Artifact> work = scene.filesOf(step);
    var surroundings = new ArrayList<>(scene.given());
    surroundings.removeAll(work);
    var submission =
        new Submission(
            work, surroundings, step.files(), step.owns(), Charter.dutiesOf(step.kind()));
    return verifier.verify(submission, 0);
  }
}
