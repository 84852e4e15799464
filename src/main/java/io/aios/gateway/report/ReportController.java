package io.aios.gateway.report;

import io.aios.artifacts.Artifacts;
import io.aios.gateway.ApiPaths;
import io.aios.gateway.Calls;
import io.aios.gateway.GatewayController;
import io.aios.gateway.Snapshot;
import io.aios.ledger.AccountId;
import io.aios.ledger.Ledger;
import io.aios.ledger.Statement;
import io.aios.project.Project;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@GatewayController
@RequestMapping(path = ApiPaths.PROJECTS + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Costs")
final class ReportController {

  private final Snapshot snapshot;
  private final Ledger ledger;
  private final Artifacts artifacts;
  private final InstantSource clock;

  ReportController(Snapshot snapshot, Ledger ledger, Artifacts artifacts, InstantSource clock) {
    this.snapshot = snapshot;
    this.ledger = ledger;
    this.artifacts = artifacts;
    this.clock = clock;
  }

  @GetMapping("/costs")
  @Operation(
      summary = "Show what a project cost",
      description =
          "The budget, what is set aside, spent and left, and the charged calls by agent and by"
              + " model. Money is exact, in US dollars.")
  CostsView showCosts(@PathVariable UUID id) {
    return snapshot.read(id, project -> CostsView.of(project, account(project), calls(project)));
  }

  @GetMapping("/report")
  @Operation(
      summary = "Show what a project yielded",
      description =
          "Files, tokens, cost, time and models by agent and in all, the cost of 1,000 characters,"
              + " and how the time compares to the slowest chain of tasks.")
  ReportView showReport(@PathVariable UUID id) {
    return snapshot.read(
        id,
        project ->
            ReportView.of(
                project,
                new ReportView.Work(calls(project), artifacts.tree(id), artifacts.files(id)),
                clock.instant()));
  }

  /** The account is opened with the project, so it is always there. */
  private Statement account(Project project) {
    AccountId account = AccountId.ofProject(project.id().value());
    return ledger
        .statement(account)
        .orElseThrow(() -> new IllegalStateException("There is no account " + account));
  }

  private Calls calls(Project project) {
    return new Calls(ledger.calls(AgentCalls.ids(project.tasks())));
  }
}
