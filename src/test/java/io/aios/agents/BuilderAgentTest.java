package io.aios.agents;

import static io.aios.agents.TeamCast.CONTRACT;
import static io.aios.agents.TeamCast.IMAGE;
import static io.aios.agents.TeamCast.MODELS;
import static io.aios.agents.TeamCast.SCREEN;
import static io.aios.agents.TeamCast.SERVER;
import static io.aios.agents.TeamCast.SPECIFICATION;
import static io.aios.agents.TeamCast.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactRef;
import io.aios.llm.Effort;
import io.aios.project.AgentKind;
import io.aios.project.Assignment;
import io.aios.project.Outcome;
import io.aios.project.Step;
import io.aios.routing.Answer;
import io.aios.routing.Tier;
import io.aios.verification.Finding;
import io.aios.verification.Submission.Duty;
import io.aios.verification.Verdict;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuilderAgentTest {

  private static final Artifact BROKEN = Artifact.of("backend/app/main.py", "BROKEN\n");

  private final PathVerifier verifier = new PathVerifier();
  private final Crew crew = Crew.standard(verifier, InstantSource.system());

  @Test
  void backendIsBuiltAgainstTheContractAlone() {
    var consult = CannedConsult.saying(reply(SERVER, MODELS));
    Work work = perform(first(TeamCast.BACKEND), consult);

    assertThat(work.files()).containsExactly(SERVER, MODELS);
    assertThat(work.outcome()).isEqualTo(new Outcome.Produced(refs(work)));
    assertThat(consult.asked.getFirst().first())
        .contains("<file path=\"contract/openapi.yaml\">", "<file path=\"docs/specification.md\">")
        .doesNotContain("frontend/src/App.tsx", "docker/backend.Dockerfile", "docs/plan.json");
    assertThat(consult.asked.getFirst().prompt().instructions()).startsWith("# Agent: BACKEND\n");
    assertThat(verifier.submissions.getFirst().duties()).containsExactly(Duty.SERVES_CONTRACT);
    assertThat(verifier.submissions.getFirst().surroundings())
        .containsExactly(CONTRACT, SPECIFICATION);
  }

  @Test
  void frontendAnswersForWhatItCalls() {
    var consult = CannedConsult.saying(reply(SCREEN));
    Work work = perform(first(TeamCast.FRONTEND), consult);

    assertThat(work.outcome()).isEqualTo(new Outcome.Produced(refs(work)));
    assertThat(consult.asked.getFirst().first()).doesNotContain("backend/app/main.py");
    assertThat(verifier.submissions.getFirst().duties()).containsExactly(Duty.CALLS_CONTRACT);
  }

  @Test
  void devopsSeesTheListOfFilesAndTheKeyOnes() {
    var consult = CannedConsult.saying(reply(IMAGE));
    perform(first(TeamCast.DEVOPS), consult);

    assertThat(consult.asked.getFirst().first())
        .contains(
            """
            <files>
            backend/app/main.py
            backend/app/models.py
            contract/openapi.yaml
            docs/specification.md
            frontend/src/App.tsx
            </files>
            """)
        .contains("<file path=\"backend/app/main.py\">")
        .doesNotContain("<file path=\"backend/app/models.py\">", "backend/tests");
  }

  @Test
  void tellsEachVerdictWithTheChecksThatRan() {
    var consult = CannedConsult.saying(reply(SERVER));
    Work work = perform(first(TeamCast.BACKEND), consult);

    var verdict = new Verdict(0, List.of("reply", "planned", "owned", "broken"), List.of());
    assertThat(consult.told).containsExactly(verdict);
    assertThat(work.verdicts()).containsExactly(verdict);
  }

  @Test
  void healsInTheFirstRoundOfRework() {
    var consult = CannedConsult.saying(reply(BROKEN, MODELS), reply(SERVER));
    Work work = perform(first(TeamCast.BACKEND), consult);

    assertThat(work.files()).containsExactly(SERVER, MODELS);
    assertThat(work.verdicts()).extracting(Verdict::round).containsExactly(0, 1);
    assertThat(consult.steps()).containsExactly("files-0", "files-1");
    assertThat(consult.tiers()).containsExactly(Tier.ECONOMY, Tier.STANDARD);
    assertThat(consult.asked.getLast().turns()).hasSize(3).contains(reply(BROKEN, MODELS));
    assertThat(consult.asked.getLast().last())
        .startsWith("<findings>\nbroken: backend/app/main.py: It is broken.\n</findings>\nMend");
  }

  @Test
  void failsAfterTwoRoundsOfRework() {
    var consult = CannedConsult.saying(reply(BROKEN), reply(BROKEN), reply(BROKEN));
    Work work = perform(first(TeamCast.DEVOPS), consult);

    assertThat(work.outcome()).isInstanceOf(Outcome.Failed.class);
    var failed = (Outcome.Failed) work.outcome();
    assertThat(failed.reason()).isEqualTo("The work does not hold after 2 rounds of rework");
    assertThat(failed.findings()).extracting(Finding::check).contains("broken");
    assertThat(work.files()).isEmpty();
    assertThat(work.verdicts()).hasSize(3);
    assertThat(consult.tiers()).containsExactly(Tier.ECONOMY, Tier.STANDARD, Tier.PREMIUM);
  }

  @Test
  void hasADearerModelThinkMore() {
    var consult = CannedConsult.saying("no", "no", "no");
    perform(TeamCast.first(TeamCast.DEVOPS), consult);

    assertThat(consult.tiers()).containsExactly(Tier.ECONOMY, Tier.STANDARD, Tier.PREMIUM);
    assertThat(consult.asked)
        .extracting(asked -> asked.prompt().effort())
        .containsExactly(Effort.LOW, Effort.MEDIUM, Effort.HIGH);
  }

  @Test
  void neverTakesAReplyThatWantsToolsRun() {
    var consult = new CannedConsult().thenStrayed(reply(SERVER)).then(reply(SERVER));
    Work work = perform(TeamCast.first(TeamCast.BACKEND), consult);

    assertThat(work.outcome()).isInstanceOf(Outcome.Produced.class);
    assertThat(work.verdicts()).extracting(Verdict::holds).containsExactly(false, true);
    assertThat(consult.asked.getLast().last()).contains("there are no tools");
  }

  @Test
  void forgetsFilesThatItMayNotWriteOnceItWasTold() {
    var stranger = Artifact.of("frontend/evil.ts", "x\n");
    var consult = CannedConsult.saying(reply(SERVER, stranger), reply(MODELS));
    Work work = perform(first(TeamCast.BACKEND), consult);

    assertThat(work.verdicts().getFirst().findings())
        .containsExactly(new Finding("owned", "frontend/evil.ts", "It lies outside."));
    assertThat(work.files()).containsExactly(SERVER, MODELS);
  }

  @Test
  void neverTakesAReplyThatWasCutOff() {
    String whole = reply(SERVER);
    int middle = whole.indexOf("app = 1") + 3;
    var consult =
        new CannedConsult().thenCut(whole.substring(0, middle)).then(whole.substring(middle));
    Work work = perform(first(TeamCast.BACKEND), consult);

    assertThat(work.files()).containsExactly(SERVER);
    assertThat(consult.steps()).containsExactly("files-0", "files-0-more-1");
    var silent = new CannedConsult().thenCut(whole).then(unanswered());
    assertThat(perform(first(TeamCast.BACKEND), silent).outcome())
        .isInstanceOf(Outcome.Failed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I would rather not.",
        "",
        "<file path=\"../../etc/passwd\">\nroot\n</file>",
        "<file path=\"/etc/passwd\">\nroot\n</file>",
        "<file path=\"backend\\\\main.py\">\nx\n</file>"
      })
  void asksAgainAfterAReplyThatCannotBeRead(String bad) {
    var consult = CannedConsult.saying(bad, reply(SERVER));
    Work work = perform(first(TeamCast.BACKEND), consult);

    assertThat(work.files()).containsExactly(SERVER);
    assertThat(work.verdicts().getFirst().checks()).containsExactly("reply");
    assertThat(consult.asked.getLast().last()).contains("<findings>\nreply: ");
    assertThat(consult.asked.getLast().turns()).allSatisfy(turn -> assertThat(turn).isNotBlank());
  }

  @Test
  void outlivesAReplyOfFiftyMegabytes() {
    String huge = "<file path=\"backend/app/main.py\">\n" + "x".repeat(50 << 20) + "\n</file>";
    var consult = CannedConsult.saying(huge, reply(SERVER));
    Work work = perform(first(TeamCast.BACKEND), consult);

    assertThat(work.files()).containsExactly(SERVER);
    assertThat(consult.asked.getLast().prompt().characters()).isLessThan(100_000);
  }

  @Test
  void mendsItsEarlierFilesWhenItIsSentBack() {
    var finding = new Finding("tests", "backend/app/main.py", "The list is empty.");
    Assignment assignment =
        TeamCast.sentBack(TeamCast.BACKEND, finding, CONTRACT, BROKEN, MODELS, SCREEN);
    var consult = CannedConsult.saying(reply(SERVER));
    Work work = perform(assignment, consult);

    assertThat(work.files()).containsExactly(SERVER, MODELS);
    assertThat(consult.asked.getFirst().first())
        .contains("<file path=\"backend/app/main.py\">", "<file path=\"backend/app/models.py\">")
        .contains("<findings>\ntests: backend/app/main.py: The list is empty.\n</findings>")
        .doesNotContain("frontend/src/App.tsx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"backend", "frontend", "qa", "devops"})
  void asksTheSameWhenPerformedAgain(String key) {
    Step step = step(key);
    Artifact promised = Artifact.of(step.files().iterator().next().value(), "x\n");
    var once = CannedConsult.saying("nothing", reply(promised));
    var again = CannedConsult.saying("nothing", reply(promised));

    Work work = perform(first(step), once);
    assertThat(perform(first(step), again)).isEqualTo(work);
    assertThat(again.asked).isEqualTo(once.asked).hasSize(2);
    assertThat(once.unused()).isZero();
  }

  @Test
  void asksTheSameWhenATaskBesideItHasEndedMeanwhile() {
    var before = CannedConsult.saying(reply(IMAGE));
    var after = CannedConsult.saying(reply(IMAGE));
    var test = Artifact.of("backend/tests/test_api.py", "x\n");

    perform(TeamCast.first(TeamCast.DEVOPS, CONTRACT, SERVER), before);
    perform(TeamCast.first(TeamCast.DEVOPS, CONTRACT, SERVER, test), after);

    assertThat(after.asked).isEqualTo(before.asked);
  }

  private static Assignment first(Step step) {
    var plan = Artifact.of("docs/plan.json", "{}\n");
    return TeamCast.first(step, CONTRACT, SPECIFICATION, plan, SERVER, MODELS, SCREEN);
  }

  private static Step step(String key) {
    return List.of(TeamCast.BACKEND, TeamCast.FRONTEND, TeamCast.QA, TeamCast.DEVOPS).stream()
        .filter(step -> step.key().value().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private Work perform(Assignment assignment, Consult consult) {
    AgentKind kind = assignment.step().kind();
    return crew.find(kind).orElseThrow().perform(assignment, consult);
  }

  private static Answer unanswered() {
    return new Answer.Unanswered(List.of(), new Answer.Hope.None());
  }

  private static List<ArtifactRef> refs(Work work) {
    return work.files().stream().map(Artifact::ref).toList();
  }
}
