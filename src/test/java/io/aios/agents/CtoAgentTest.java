package io.aios.agents;

import static io.aios.agents.TeamCast.CONTRACT;
import static io.aios.agents.TeamCast.SPECIFICATION;
import static io.aios.agents.TeamCast.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.Artifact;
import io.aios.llm.ReplyShape;
import io.aios.project.Assignment;
import io.aios.project.Outcome;
import io.aios.project.Plan;
import io.aios.routing.Answer;
import io.aios.routing.Tier;
import io.aios.verification.Finding;
import io.aios.verification.Submission.Duty;
import io.aios.verification.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CtoAgentTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String PAPERS = reply(SPECIFICATION, CONTRACT);
  private static final String PLAN = PlanReaderTest.GOOD;

  private final PathVerifier verifier = new PathVerifier();
  private final CtoAgent cto =
      new CtoAgent(
          Charter.BUILDERS.stream().map(Charter::kind).collect(Collectors.toSet()),
          verifier,
          InstantSource.fixed(NOW));

  @Test
  void writesTheSpecificationAndThenThePlan() {
    var consult = CannedConsult.saying(PAPERS, "```json\n" + PLAN + "\n```");
    Work work = perform(consult);

    Plan plan = ((Outcome.Planned) work.outcome()).plan();
    assertThat(plan.steps()).hasSize(2);
    assertThat(work.files())
        .extracting(file -> file.path().value())
        .containsExactly("contract/openapi.yaml", "docs/specification.md", "docs/plan.json");
    assertThat(work.files().getLast().content()).contains("\"key\" : \"backend\"");
    assertThat(((Outcome.Planned) work.outcome()).files())
        .isEqualTo(work.files().stream().map(Artifact::ref).toList());
    assertThat(consult.steps()).containsExactly("specification-0", "plan-0");
    assertThat(verifier.submissions.getFirst().duties()).containsExactly(Duty.STATES_CONTRACT);
    assertThat(work.verdicts()).extracting(Verdict::holds).containsExactly(true, true);
  }

  @Test
  void showsTheSpecificationWhenItAsksForThePlan() {
    var consult = CannedConsult.saying(PAPERS, PLAN);
    perform(consult);

    assertThat(consult.asked.getFirst().first())
        .contains("<planned>\ncontract/openapi.yaml\ndocs/specification.md\n</planned>")
        .doesNotContain("docs/plan.json")
        .endsWith("<deliver>specification</deliver>\n");
    assertThat(consult.asked.getLast().first())
        .contains("<file path=\"docs/specification.md\">\n# Bookshop\n</file>")
        .endsWith("<deliver>plan</deliver>\n");
  }

  @Test
  void asksForThePlanAloneAsAnObject() {
    var consult = CannedConsult.saying(PAPERS, "no", PLAN);
    perform(consult);

    assertThat(consult.asked)
        .extracting(asked -> asked.prompt().shape())
        .containsExactly(new ReplyShape.Text(), PlanReader.SHAPE, PlanReader.SHAPE);
  }

  @Test
  void hasABadPlanMended() {
    String bad = PLAN.replace("\"QA\"", "\"POET\"");
    var consult = CannedConsult.saying(PAPERS, bad, PLAN);
    Work work = perform(consult);

    assertThat(work.outcome()).isInstanceOf(Outcome.Planned.class);
    assertThat(consult.steps()).containsExactly("specification-0", "plan-0", "plan-1");
    assertThat(consult.asked.getLast().last())
        .contains("plan: docs/plan.json: /steps/1/kind: Nobody can perform POET")
        .contains("the whole plan again");
  }

  @Test
  void failsWhenNoPlanHoldsAfterTwoRounds() {
    var consult = CannedConsult.saying(PAPERS, "no", "no", "no");
    Work work = perform(consult);

    var failed = (Outcome.Failed) work.outcome();
    assertThat(failed.reason()).isEqualTo("The plan does not hold after 2 rounds of rework");
    assertThat(failed.findings()).hasSize(1);
    assertThat(work.verdicts()).hasSize(4);
  }

  @Test
  void failsWhenNoSpecificationHoldsAfterTwoRounds() {
    var consult = CannedConsult.saying("no", reply(SPECIFICATION), "no");
    Work work = perform(consult);

    var failed = (Outcome.Failed) work.outcome();
    assertThat(failed.reason())
        .isEqualTo("The specification does not hold after 2 rounds of rework");
    assertThat(consult.tiers()).containsOnly(Tier.PREMIUM);
  }

  @Test
  void writesTheFileOfThePlanItself() {
    var forged = Artifact.of("docs/plan.json", "{}\n");
    var consult =
        CannedConsult.saying(reply(SPECIFICATION, CONTRACT, forged), reply(CONTRACT), PLAN);
    Work work = perform(consult);

    assertThat(work.verdicts().getFirst().findings())
        .containsExactly(new Finding("owned", "docs/plan.json", "It lies outside."));
    assertThat(work.files()).hasSize(3).doesNotContain(forged);
  }

  @Test
  void putsItsWorkOffWhenThePlanIsNotAnswered() {
    var later = new Answer.Hope.Later(Duration.ofMinutes(1));
    var consult = CannedConsult.saying(PAPERS).then(new Answer.Unanswered(List.of(), later));
    Work work = perform(consult);

    assertThat(work.outcome())
        .isEqualTo(
            new Outcome.Deferred(NOW.plusSeconds(60), "No model answered: no model is configured"));
    assertThat(work.verdicts()).hasSize(1);
  }

  @Test
  void asksTheSameWhenPerformedAgain() {
    var once = CannedConsult.saying("no", PAPERS, "no", PLAN);
    var again = CannedConsult.saying("no", PAPERS, "no", PLAN);

    assertThat(perform(again)).isEqualTo(perform(once));
    assertThat(again.asked).isEqualTo(once.asked).hasSize(4);
  }

  @Test
  void showsItsEarlierFilesWhenItIsSentBack() {
    var finding = new Finding("contract", "contract/openapi.yaml", "A route is missing.");
    Assignment assignment = TeamCast.sentBack(TeamCast.PLAN, finding, SPECIFICATION, CONTRACT);
    var consult = CannedConsult.saying(reply(CONTRACT), PLAN);
    Work work = cto.perform(assignment, consult);

    assertThat(work.outcome()).isInstanceOf(Outcome.Planned.class);
    assertThat(consult.asked.getFirst().first())
        .contains("<file path=\"docs/specification.md\">", "A route is missing.");
  }

  private Work perform(CannedConsult consult) {
    return cto.perform(TeamCast.first(TeamCast.PLAN), consult);
  }
}
