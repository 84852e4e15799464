package io.aios.agents;

import static io.aios.agents.TeamCast.CONTRACT;
import static io.aios.agents.TeamCast.IMAGE;
import static io.aios.agents.TeamCast.SCREEN;
import static io.aios.agents.TeamCast.SERVER;
import static io.aios.agents.TeamCast.SPECIFICATION;
import static io.aios.agents.TeamCast.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.Artifact;
import io.aios.project.AgentKind;
import io.aios.project.Outcome;
import io.aios.project.TaskKey;
import io.aios.verification.Finding;
import io.aios.verification.Submission;
import io.aios.verification.Submission.Duty;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InspectingAgentTest {

  private static final Artifact TESTS =
      Artifact.of("backend/tests/test_api.py", "def test_it(): assert True\n");

  private final PathVerifier verifier = new PathVerifier();
  private final Agent qa =
      Crew.standard(verifier, InstantSource.system()).find(AgentKind.QA).orElseThrow();

  @Test
  void inspectsTheEarlierStepsBeforeItWritesTests() {
    var consult = CannedConsult.saying(reply(TESTS));
    var assignment = TeamCast.first(TeamCast.QA, CONTRACT, SPECIFICATION, SERVER, SCREEN, IMAGE);
    Work work = qa.perform(assignment, consult);

    assertThat(work.files()).containsExactly(TESTS);
    assertThat(verifier.submissions).hasSize(3);
    Submission backend = verifier.submissions.getFirst();
    assertThat(backend.files()).containsExactly(SERVER);
    assertThat(backend.surroundings()).containsExactly(CONTRACT, SPECIFICATION, SCREEN);
    assertThat(backend.planned()).isEqualTo(TeamCast.BACKEND.files());
    assertThat(backend.duties()).isEqualTo(Set.of(Duty.SERVES_CONTRACT));
    assertThat(verifier.submissions.get(1).duties()).isEqualTo(Set.of(Duty.CALLS_CONTRACT));
  }

  @Test
  void showsTheRealFilesOfTheEarlierSteps() {
    var consult = CannedConsult.saying(reply(TESTS));
    qa.perform(
        TeamCast.first(TeamCast.QA, CONTRACT, SPECIFICATION, SERVER, SCREEN, IMAGE), consult);

    assertThat(consult.asked.getFirst().first())
        .contains("<file path=\"backend/app/main.py\">\napp = 1\n</file>")
        .contains("<file path=\"frontend/src/App.tsx\">\nexport {}\n</file>")
        .contains("<files>\nbackend/app/main.py\ncontract/openapi.yaml\n")
        .doesNotContain("docker/backend.Dockerfile");
  }

  @Test
  void sendsWorkThatDoesNotHoldBackToItsOwner() {
    var broken = Artifact.of("frontend/src/App.tsx", "BROKEN\n");
    var consult = new CannedConsult();
    Work work = qa.perform(TeamCast.first(TeamCast.QA, CONTRACT, SERVER, broken), consult);

    var finding = new Finding("broken", "frontend/src/App.tsx", "It is broken.");
    assertThat(work.outcome())
        .isEqualTo(new Outcome.Rework(new TaskKey("frontend"), List.of(finding)));
    assertThat(work.files()).isEmpty();
    assertThat(consult.asked).isEmpty();
    assertThat(consult.told).isEqualTo(work.verdicts()).hasSize(1);
  }

  @Test
  void sendsOneStepBackAtATime() {
    Work work = qa.perform(TeamCast.first(TeamCast.QA, CONTRACT), new CannedConsult());

    var finding = new Finding("planned", "backend/app/main.py", "It is missing.");
    assertThat(work.outcome())
        .isEqualTo(new Outcome.Rework(new TaskKey("backend"), List.of(finding)));
  }
}
