package io.aios.ledger.postgres;

import io.aios.ledger.AccountId;
import io.aios.ledger.Budget;
import io.aios.ledger.Budget.Period;
import io.aios.ledger.Budgets;
import io.aios.ledger.Statement;
import io.aios.money.Usd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The limits of accounts in PostgreSQL. */
class PostgresBudgets implements Budgets {

  private static final String FIND =
      """
      select id, null as month, limit_nanos, held_nanos, spent_nanos
        from account
       where id = :account
         and month is null
      union all
      select n.id, budget_month(), n.limit_nanos, coalesce(a.held_nanos, 0),
             coalesce(a.spent_nanos, 0)
        from (select cast(:account as text) as id,
                     coalesce((select limit_nanos from budget where id = :account),
                              (select limit_nanos
                                 from account
                                where id = :account || '.' || budget_month()
                                  and cast(:tenantMonth as bigint) is not null),
                              case
                                when :account like 'tenant:%' then cast(:tenantMonth as bigint)
                              end) as limit_nanos) n
        left join account a on a.id = n.id || '.' || budget_month()
       where n.limit_nanos is not null
         and not exists (select from account where id = :account and month is null)
      """;

  /** Of tenants whose limit nobody has set, those that have paid for something in this month. */
  private static final String LIST =
      """
      select coalesce(b.id, a.budget) as id,
             budget_month() as month,
             coalesce(b.limit_nanos, a.limit_nanos) as limit_nanos,
             coalesce(a.held_nanos, 0) as held_nanos,
             coalesce(a.spent_nanos, 0) as spent_nanos
        from budget b
        full join (select * from account where month = budget_month()) a on a.budget = b.id
       where b.id is not null
          or cast(:tenantMonth as bigint) is not null
       order by 1
       limit :most
      """;

  /** A limit of months that was never set follows the configuration, as far as it can. */
  private static final String ADJUST =
      """
      with locked as (
        select id, held_nanos, spent_nanos
          from account
         where month = budget_month()
           and budget not in (select id from budget)
           and limit_nanos <> cast(:tenantMonth as bigint)
         order by id
           for update
      )
      update account a
         set limit_nanos = cast(:tenantMonth as bigint),
             held_nanos = l.held_nanos,
             spent_nanos = l.spent_nanos
        from locked l
       where a.id = l.id
         and l.held_nanos + l.spent_nanos <= cast(:tenantMonth as bigint)
      """;

  private final JdbcClient jdbc;
  private final MonthStatement months;
  private final LimitStatement limits;
  private final InstantSource time;

  PostgresBudgets(
      JdbcClient jdbc, MonthStatement months, LimitStatement limits, InstantSource time) {
    this.jdbc = jdbc;
    this.months = months;
    this.limits = limits;
    this.time = time;
  }

  @Override
  public Change limit(AccountId account, Usd limit) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException("A limit is never negative");
    }
    return limits
        .allTime(account, limit)
        .map(limited -> change(account, limited))
        .orElseGet(() -> limitByMonth(account, limit));
  }

  private Change limitByMonth(AccountId account, Usd limit) {
    if (account.isOfProject()) {
      return new Change.NoSuchAccount();
    }
    if (!account.canHaveMonths()) {
      throw new IllegalArgumentException(account + " cannot have a limit for each month");
    }
    return change(account, limits.byMonth(account, limit, time.instant()));
  }

  private Change change(AccountId account, LimitStatement.Limited limited) {
    return limited.changed()
        ? new Change.Changed(find(account).orElseThrow())
        : new Change.TooLow(limited.least());
  }

  @Override
  public Optional<Budget> find(AccountId account) {
    return months
        .standard(jdbc.sql(FIND).param("account", account.value()))
        .query((row, number) -> budget(row))
        .optional();
  }

  @Override
  public List<Budget> monthly() {
    return months
        .standard(jdbc.sql(LIST).param("most", MOST_LISTED))
        .query((row, number) -> budget(row))
        .list();
  }

  /** Brings this month's limits that nobody has set in line with the configuration. */
  void adjust(AccountId first) {
    months.open(List.of(first), time.instant());
    months.standard(jdbc.sql(ADJUST)).update();
  }

  private static Budget budget(ResultSet row) throws SQLException {
    String month = row.getString("month");
    Statement standing = Columns.standing(row, new AccountId(row.getString("id")));
    return new Budget(
        standing,
        month == null ? new Period.AllTime() : new Period.Monthly(YearMonth.parse(month)));
  }
}
