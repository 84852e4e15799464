package io.aios.gateway.budget;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.ledger.Budget;
import io.aios.ledger.Budget.Period;
import io.aios.ledger.Statement;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A limit and where it stands, as clients see it. */
@Schema(description = "What an account may spend, and where it stands.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BudgetView(
    @Schema(description = "Kind and name of the account.", example = "tenant:default")
        String account,
    @Schema(description = "What the limit is for.", example = "MONTH") Span period,
    @Schema(
            description = "The month that pays now, in UTC; absent if the limit is for all time.",
            example = "2026-11")
        @Nullable String month,
    @Schema(description = "The most that may be spent, in US dollars.", example = "250.00")
        String limitUsd,
    @Schema(description = "Set aside for calls in flight.", example = "1.20") String heldUsd,
    @Schema(description = "Charged so far.", example = "48.80") String spentUsd,
    @Schema(description = "What can still be set aside.", example = "200.00") String leftUsd) {

  /** What a limit is for. */
  enum Span {
    MONTH,
    ALL_TIME
  }

  static BudgetView of(Budget budget) {
    Statement standing = budget.standing();
    return switch (budget.period()) {
      case Period.Monthly(var month) -> of(standing, Span.MONTH, month.toString());
      case Period.AllTime allTime -> of(standing, Span.ALL_TIME, null);
    };
  }

  private static BudgetView of(Statement standing, Span period, @Nullable String month) {
    return new BudgetView(
        standing.account().value(),
        period,
        month,
        standing.limit().toString(),
        standing.held().toString(),
        standing.spent().toString(),
        standing.left().toString());
  }
}
