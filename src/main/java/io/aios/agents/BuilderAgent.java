package io.aios.agents;

import io.aios.artifacts.Artifact;
import io.aios.project.AgentKind;
import io.aios.project.Assignment;
import io.aios.project.Outcome;
import io.aios.routing.Tier;
import io.aios.verification.Verifier;
import java.time.InstantSource;
import java.util.List;

/**
 * Writes the files of a step and has them verified. What it sees and answers for is its charter.
 */
final class BuilderAgent implements Agent {

  private final Charter charter;
  private final Instructions instructions;
  private final Verifier verifier;
  private final InstantSource clock;

  BuilderAgent(Charter charter, Verifier verifier, InstantSource clock) {
    this.charter = charter;
    this.instructions = Instructions.load(charter.kind());
    this.verifier = verifier;
    this.clock = clock;
  }

  @Override
  public AgentKind kind() {
    return charter.kind();
  }

  @Override
  public Work perform(Assignment assignment, Consult consult) {
    Scene scene = Scene.of(assignment);
    var draft = new Draft(verifier, assignment.step(), charter.duties(), scene);
    var opening =
        new Opening(
            assignment,
            charter.sight().contents(scene),
            charter.sight().listed(scene),
            Deliverable.FILES);
    var rounds = new Rounds(consult, clock);
    Tier tier = Size.of(assignment, opening.files()).deserves(charter, assignment);
    return switch (rounds.bring(instructions, opening, tier, draft)) {
      case Ending.Stops(Outcome outcome) -> rounds.without(outcome);
      case Ending.Holds() -> {
        List<Artifact> files = draft.files();
        var produced = new Outcome.Produced(files.stream().map(Artifact::ref).toList());
        yield rounds.with(produced, files);
      }
    };
  }
}
