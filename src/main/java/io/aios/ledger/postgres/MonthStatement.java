package io.aios.ledger.postgres;

import io.aios.ledger.AccountId;
import io.aios.money.Usd;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens the month's row of accounts that have a limit by month: once a month for each. */
class MonthStatement {

  /**
   * The definitions are locked against {@link LimitStatement}, so that no month is opened with a
   * limit that is being changed.
   */
  private static final String OPEN =
      """
      with defined as (
        select id, limit_nanos
          from budget
         where id = any (cast(:accounts as text[]))
         order by id
           for share
      ), named as (
        select name as id,
               coalesce(d.limit_nanos,
                        case when name like 'tenant:%' then cast(:tenantMonth as bigint) end)
                 as limit_nanos
          from unnest(cast(:accounts as text[])) as name
          left join defined d on d.id = name
      )
      insert into account (id, budget, month, limit_nanos, opened_at)
      select n.id || '.' || budget_month(), n.id, budget_month(), n.limit_nanos, :now
        from named n
       where n.limit_nanos is not null
         and not exists (select from account where id = n.id)
       order by n.id
      on conflict (id) do nothing
      """;

  private final JdbcClient jdbc;
  private final OptionalLong tenantMonth;

  /**
   * @param tenantMonth what a tenant may spend in a month as long as nobody has set its limit;
   *     empty for any amount
   */
  MonthStatement(JdbcClient jdbc, Optional<Usd> tenantMonth) {
    this.jdbc = jdbc;
    this.tenantMonth = tenantMonth.stream().mapToLong(Usd::nanos).findFirst();
  }

  boolean standsForAllTenants() {
    return tenantMonth.isPresent();
  }

  void open(Collection<AccountId> accounts, Instant now) {
    JdbcClient.StatementSpec statement =
        jdbc.sql(OPEN)
            .param("accounts", Columns.accounts(new TreeSet<>(accounts)))
            .param("now", Columns.time(now));
    standard(statement).update();
  }

  /** Adds what holds for tenants whose limit nobody has set. */
  JdbcClient.StatementSpec standard(JdbcClient.StatementSpec statement) {
    return tenantMonth.isPresent()
        ? statement.param("tenantMonth", tenantMonth.getAsLong())
        : statement.param("tenantMonth", null, Types.BIGINT);
  }
}
