package io.aios.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aios.artifacts.Artifact;
import io.aios.gateway.ArtifactsTwin;
import io.aios.gateway.Calls;
import io.aios.gateway.CriticalPath;
import io.aios.gateway.ProjectCast;
import io.aios.gateway.cost.Comparison;
import io.aios.ledger.AccountId;
import io.aios.ledger.Statement;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.project.Project;
import io.aios.project.Quote;
import io.aios.project.Remains.Expired;
import io.aios.project.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportViewTest {

  private static final Comparison NO_COMPARISON = new Comparison(Map.of());

  private final Project project = ProjectCast.todo();
  private final UUID id = project.id().value();
  private final Calls calls =
      new Calls(
          List.of(
              ProjectCast.call(
                  ProjectCast.task(project, "plan"),
                  "scripted/premium",
                  new TokenUsage(100, 10, 5, 1, 50),
                  Usd.of("0.03")),
              ProjectCast.call(
                  ProjectCast.task(project, "backend"),
                  "scripted/standard",
                  TokenUsage.of(200, 80),
                  Usd.of("0.01")),
              ProjectCast.brokenCall(
                  ProjectCast.task(project, "backend"), "openai/gpt", Usd.of("0.02"))));

  @Test
  void reportAddsUpByAgentAndInAll() {
    ReportView report = ReportView.of(project, work(), Optional.empty(), ProjectCast.NOON);

    assertThat(report.agents())
        .extracting(AgentReportView::kind)
        .containsExactly("BACKEND", "CTO", "FRONTEND", "QA");
    AgentReportView backend = report.agents().getFirst();
    assertThat(backend.files()).isEqualTo(2);
    assertThat(backend.bytes()).isEqualTo(17);
    assertThat(backend.characters()).isEqualTo(10);
    assertThat(backend.calls()).isEqualTo(2);
    assertThat(backend.costUsd()).isEqualTo("0.03");
    assertThat(backend.seconds()).isEqualByComparingTo("3.4");
    assertThat(backend.models()).containsExactly("openai/gpt", "scripted/standard");
    AgentReportView all = report.totals();
    assertThat(all.tasks()).isEqualTo(4);
    assertThat(all.files()).isEqualTo(3);
    assertThat(all.inputTokens()).isEqualTo(316);
    assertThat(all.outputTokens()).isEqualTo(130);
    assertThat(all.costUsd()).isEqualTo("0.06");
    assertThat(all.seconds()).isEqualByComparingTo("8");
    assertThat(report.simulated()).isTrue();
  }

  @Test
  void costOfThousandCharactersIsExactToTheNanoDollar() {
    assertThat(AgentReportView.perThousand(Usd.of("0.02"), 3)).isEqualTo("6.666666667");
    assertThat(AgentReportView.perThousand(Usd.of("0.02"), 1_000)).isEqualTo("0.02");
    assertThat(AgentReportView.perThousand(Usd.ZERO, 7)).isEqualTo("0.00");
    assertThat(AgentReportView.perThousand(Usd.of("0.02"), 0)).isNull();
  }

  @Test
  void wallTimeIsComparedToTheSlowestChain() {
    ReportView report = ReportView.of(project, work(), Optional.empty(), ProjectCast.NOON);

    // Plan 2 s, backend 3.4 s, QA 1.2 s; the frontend is done meanwhile.
    assertThat(report.criticalPathSeconds()).isEqualByComparingTo("6.6");
    assertThat(report.wallSeconds()).isEqualByComparingTo("7");
  }

  @Test
  void unstartedProjectTookNoTime() {
    Project submitted = ProjectCast.submitted();

    assertThat(CriticalPath.of(submitted, ProjectCast.NOON)).isEqualTo(Duration.ZERO);
    ReportView report =
        ReportView.of(
            submitted,
            new ReportView.Work(new Calls(List.of()), List.of(), List.of(), Expired.NOTHING),
            Optional.empty(),
            ProjectCast.NOON.plusSeconds(9));
    assertThat(report.wallSeconds()).isZero();
    assertThat(report.totals().costUsd()).isEqualTo("0.00");
    assertThat(report.simulated()).isFalse();
  }

  @Test
  void costsAgreeWithTheAccount() {
    Statement account =
        new Statement(AccountId.ofProject(id), Usd.of("5"), Usd.of("0.5"), Usd.of("0.06"));

    CostsView costs = CostsView.of(project, account, calls, NO_COMPARISON);

    assertThat(costs.budgetUsd()).isEqualTo("5.00");
    assertThat(costs.heldUsd()).isEqualTo("0.50");
    assertThat(costs.spentUsd()).isEqualTo("0.06");
    assertThat(costs.leftUsd()).isEqualTo("4.44");
    assertThat(costs.estimatedUsd()).isEqualTo("0.02");
    assertThat(costs.byAgent())
        .extracting(CostLineView::name, CostLineView::costUsd, CostLineView::simulated)
        .contains(tuple("BACKEND", "0.03", true), tuple("QA", "0.00", false));
    assertThat(costs.byModel())
        .extracting(CostLineView::name, CostLineView::inputTokens)
        .containsExactly(
            tuple("openai/gpt", 0L),
            tuple("scripted/premium", 116L),
            tuple("scripted/standard", 200L));
  }

  @Test
  void costsAddUpByProviderAndDayAndShowNoSavingsWithoutAReference() {
    Statement account =
        new Statement(AccountId.ofProject(id), Usd.of("5"), Usd.of("0.5"), Usd.of("0.06"));

    CostsView costs = CostsView.of(project, account, calls, NO_COMPARISON);

    assertThat(costs.byProvider())
        .extracting(CostLineView::name, CostLineView::costUsd)
        .containsExactly(tuple("openai", "0.02"), tuple("scripted", "0.04"));
    assertThat(costs.byDay())
        .extracting(CostLineView::name, CostLineView::costUsd)
        .containsExactly(tuple("2026-11-22", "0.06"));
    assertThat(costs.premiumUsd()).isEqualTo("0.06");
    assertThat(costs.savedUsd()).isEqualTo("0.00");
    assertThat(costs.comparison().referenceModels()).isEmpty();
  }

  @Test
  void reportComparesWithTheQuote() {
    var quote =
        new Quote(
            new Quote.Money(Usd.of("0.03"), Usd.of("0.048"), Usd.of("0.0599")),
            new Quote.Time(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(8)),
            12);

    QuotedView quoted =
        Objects.requireNonNull(
            ReportView.of(project, work(), Optional.of(quote), ProjectCast.NOON).quote());

    assertThat(quoted.basis()).isEqualTo("HISTORY");
    assertThat(quoted.cost().actualUsd()).isEqualTo("0.06");
    assertThat(quoted.cost().differenceUsd()).isEqualTo("0.012");
    assertThat(quoted.cost().differencePercent()).isEqualByComparingTo("25");
    assertThat(quoted.cost().inRange()).isFalse();
    assertThat(quoted.time().actualSeconds()).isEqualByComparingTo("6.6");
    assertThat(quoted.time().differencePercent()).isEqualByComparingTo("32");
    assertThat(quoted.time().inRange()).isTrue();
  }

  @Test
  void costsCallNoReportedUsageAnEstimateAndCountItsTokens() {
    Task backend = ProjectCast.task(project, "backend");
    Calls refused =
        new Calls(
            List.of(
                ProjectCast.refusedCall(
                    backend, "openai/gpt", TokenUsage.of(50, 2), Usd.of("0.03"))));

    assertThat(refused.estimated()).isEqualTo(Usd.ZERO);
    assertThat(CostLineView.of("openai/gpt", refused))
        .extracting(CostLineView::inputTokens, CostLineView::costUsd)
        .containsExactly(50L, "0.03");
  }

  private ReportView.Work work() {
    ArtifactsTwin artifacts = new ArtifactsTwin();
    artifacts.put(
        id,
        "backend",
        Artifact.of("b/a.txt", "größe"),
        Artifact.of("b/b.txt", "a\uD83D\uDE80b\uFFFDc"));
    artifacts.put(id, "plan", Artifact.of("plan.json", "{}"));
    return new ReportView.Work(calls, artifacts.tree(id), artifacts.files(id), Expired.NOTHING);
  }
}
