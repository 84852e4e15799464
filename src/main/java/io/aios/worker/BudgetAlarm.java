package io.aios.worker;

import io.aios.ledger.AccountId;
import io.aios.ledger.Statement;
import io.aios.money.Usd;
import io.aios.project.Event;
import io.aios.project.ProjectId;
import io.aios.routing.Ask;
import io.aios.routing.Observer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

/** Tells those who watch a project that an account that pays for it is nearly used up. */
final class BudgetAlarm implements Observer {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Chronicle chronicle;

  BudgetAlarm(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  @Override
  public void warned(Ask ask, Statement account) {
    UUID project = ask.purpose().project();
    String whole =
        account.account().equals(AccountId.ofProject(project))
            ? "the budget of " + account.limit() + " USD"
            : "what " + account.account() + " may spend, " + account.limit() + " USD,";
    String text = percent(account) + " % of " + whole + " is used";
    chronicle.tellInPassing(
        new ProjectId(project), new Event.OfProject(Event.Kind.BUDGET_WARNING, text));
  }

  /** Rounded down, so that 100 says that nothing is left. */
  private static String percent(Statement account) {
    Usd limit = account.limit();
    if (limit.equals(Usd.ZERO)) {
      return "100";
    }
    return account
        .spent()
        .dollars()
        .multiply(HUNDRED)
        .divide(limit.dollars(), 0, RoundingMode.DOWN)
        .toPlainString();
  }
}
