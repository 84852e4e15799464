package io.aios.gateway.project;

import io.aios.gateway.InvalidField;
import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import io.aios.ledger.AccountId;
import io.aios.ledger.Budgets;
import io.aios.ledger.Budgets.Change;
import io.aios.money.Usd;
import io.aios.project.Event;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Raises or lowers the budget of a project together with the limit of its account. */
final class BudgetChanges {

  private final Submissions.Stores stores;
  private final Budgets budgets;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  BudgetChanges(
      Submissions.Stores stores,
      Budgets budgets,
      InstantSource clock,
      TransactionTemplate transaction) {
    this.stores = stores;
    this.budgets = budgets;
    this.clock = clock;
    this.transaction = transaction;
  }

  /**
   * The project with its new budget. A paused project stays paused.
   *
   * @throws Refusal if there is no such project, it has ended, or more is spent or set aside
   */
  Project change(UUID id, Usd budget) {
    return transaction.execute(status -> change(new ProjectId(id), budget));
  }

  private Project change(ProjectId id, Usd budget) {
    boolean open = stores.projects().changeBudget(id, budget);
    Project project =
        stores.projects().find(id).orElseThrow(() -> Refusal.unknownProject(id.value()));
    if (!open) {
      throw Refusal.of(ProblemKind.ALREADY_ENDED, "The project is " + project.state() + " already");
    }
    switch (budgets.limit(AccountId.ofProject(id.value()), budget)) {
      case Change.Changed changed -> {}
      case Change.TooLow(Usd least) -> throw tooLow(least);
      case Change.NoSuchAccount none ->
          throw new IllegalStateException("The account of project " + id + " is missing");
    }
    String text = "The budget is " + budget + " USD from now on";
    stores
        .events()
        .append(id, List.of(new Event.OfProject(Event.Kind.BUDGET_CHANGED, text)), clock.instant());
    return project;
  }

  private static Refusal tooLow(Usd least) {
    String reason = "must be at least " + least + ", which is spent or set aside";
    return Refusal.of(ProblemKind.LIMIT_TOO_LOW, new InvalidField(BudgetField.NAME, reason));
  }
}
