package io.aios.gateway.budget;

import io.aios.ledger.Budget;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

@Schema(description = "All limits by month, in order of their accounts; at most 1,000.")
record BudgetsView(List<BudgetView> budgets) {

  static BudgetsView of(List<Budget> budgets) {
    return new BudgetsView(budgets.stream().map(BudgetView::of).toList());
  }
}
