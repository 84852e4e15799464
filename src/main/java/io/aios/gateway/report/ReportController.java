package io.aios.gateway.report;

import io.aios.artifacts.Artifacts;
import io.aios.gateway.ApiPaths;
import io.aios.gateway.Calls;
import io.aios.gateway.GatewayController;
import io.aios.gateway.Snapshot;
import io.aios.gateway.cost.Comparison;
import io.aios.gateway.cost.References;
import io.aios.ledger.AccountId;
import io.aios.ledger.Ledger;
import io.aios.ledger.Statement;
import io.aios.project.Project;
import io.aios.project.Quotes;
import io.aios.project.Remains;
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
  private final Remains remains;
  private final References references;
  private final Quotes quotes;
  private final InstantSource clock;

  ReportController(
      Snapshot snapshot,
      Ledger ledger,
      Artifacts artifacts,
      Remains remains,
      References references,
      Quotes quotes,
      InstantSource clock) {
    this.snapshot = snapshot;
    this.ledger = ledger;
    this.artifacts = artifacts;
    this.remains = remains;
    this.references = references;
    this.quotes = quotes;
    this.clock = clock;
  }

  @GetMapping("/costs")
  @Operation(
      summary = "Show what a project cost",
      description =
          "The budget, what is set aside, spent and left, and the charged calls by agent, by"
              + " model, by provider and by day, in US dollars. What is charged is exact;"
              + " `premiumUsd` and `savedUsd` are computed: the same tokens at the list price of"
              + " the reference model on the day of each call.")
  CostsView showCosts(@PathVariable UUID id) {
    Comparison comparison = references.now();
    return snapshot.read(
        id, project -> CostsView.of(project, account(project), calls(project), comparison));
  }

  @GetMapping("/report")
  @Operation(
      summary = "Show what a project yielded",
      description =
          "Files, tokens, cost, time and models by agent and in all, the cost of 1,000 characters,"
              + " how the time compares to the slowest chain of tasks, and how both compare to what"
              + " was quoted when the project was submitted.")
  ReportView showReport(@PathVariable UUID id) {
    return snapshot.read(
        id,
        project ->
            ReportView.of(
                project,
                new ReportView.Work(
                    calls(project),
                    artifacts.tree(id),
                    artifacts.files(id),
                    remains.expired(project.id())),
                quotes.find(project.id()),
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
