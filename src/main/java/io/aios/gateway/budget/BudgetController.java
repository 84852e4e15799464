package io.aios.gateway.budget;

import io.aios.gateway.ApiPaths;
import io.aios.gateway.GatewayController;
import io.aios.gateway.InvalidField;
import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import io.aios.ledger.AccountId;
import io.aios.ledger.Budget;
import io.aios.ledger.Budgets;
import io.aios.ledger.Budgets.Change;
import io.aios.money.Usd;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

@GatewayController
@RequestMapping(path = ApiPaths.API + "/budgets", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Costs")
final class BudgetController {

  private static final String ACCOUNT = "Kind and name of the account, separated by a colon.";
  private static final String EXAMPLE = "tenant:default";

  private final Budgets budgets;

  BudgetController(Budgets budgets) {
    this.budgets = budgets;
  }

  @GetMapping
  @Operation(
      summary = "List the budgets",
      description =
          "Every limit by calendar month, in UTC, with what the current month has left. A project"
              + " has a limit of its own, see its costs.")
  BudgetsView listBudgets() {
    return BudgetsView.of(budgets.monthly());
  }

  @GetMapping("/{account}")
  @Operation(
      summary = "Show a budget",
      description =
          "The limit of one account and where it stands: in the current month, or of a project for"
              + " all time.")
  BudgetView showBudget(
      @Parameter(description = ACCOUNT, example = EXAMPLE) @PathVariable String account) {
    AccountId id = BudgetReader.account(account);
    return BudgetView.of(budgets.find(id).orElseThrow(() -> unknown(id)));
  }

  @PutMapping(path = "/{account}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Set a monthly limit",
      description =
          "Raises or lowers what an account may spend in each calendar month, from this month on"
              + " and at once. An account that had no limit has one from now on;"
              + " what was charged before is not counted against it.")
  @ApiResponse(responseCode = "200", description = "It holds", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "409",
      description = "More is spent or set aside already; the problem names the least possible")
  BudgetView setBudget(
      @Parameter(description = ACCOUNT, example = EXAMPLE) @PathVariable String account,
      @RequestBody NewLimit request) {
    AccountId id = BudgetReader.accountByMonth(account);
    return switch (budgets.limit(id, BudgetReader.limit(request.limitUsd()))) {
      case Change.Changed(Budget budget) -> BudgetView.of(budget);
      case Change.TooLow(Usd least) ->
          throw Refusal.of(
              ProblemKind.LIMIT_TOO_LOW,
              new InvalidField(
                  "limitUsd", "must be at least " + least + ", which is spent or set aside"));
      case Change.NoSuchAccount noSuchAccount -> throw unknown(id);
    };
  }

  private static Refusal unknown(AccountId account) {
    return Refusal.of(
        ProblemKind.NOT_FOUND, new InvalidField("account", "has no limit: " + account));
  }
}
