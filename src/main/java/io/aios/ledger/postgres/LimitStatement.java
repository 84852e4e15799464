package io.aios.ledger.postgres;

import io.aios.ledger.AccountId;
import io.aios.money.Usd;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Changes the limit of an account, unless it would be less than what is spent and set aside. */
class LimitStatement {

  private static final String ALL_TIME =
      """
      with locked as (
        select id, held_nanos, spent_nanos
          from account
         where id = :account
           and month is null
           for update
      ), moved as (
        update account a
           set limit_nanos = :limit,
               held_nanos = l.held_nanos,
               spent_nanos = l.spent_nanos
          from locked l
         where a.id = l.id
           and l.held_nanos + l.spent_nanos <= :limit
        returning a.id
      )
      select held_nanos + spent_nanos as least,
             exists (select from moved) as changed
        from locked
      """;

  /**
   * Waits for months that are being opened, and lets no other be opened until the change stands.
   */
  private static final String STOP_OPENING = "lock table budget in exclusive mode";

  /** Months that follow are there already if one began since this transaction did. */
  private static final String BY_MONTH =
      """
      with locked as (
        select id, held_nanos, spent_nanos
          from account
         where budget = :account
           and month >= budget_month()
         order by id
           for update
      ), verdict as (
        select coalesce(max(held_nanos + spent_nanos), 0) as least
          from locked
      ), defined as (
        insert into budget (id, limit_nanos, set_at)
        select :account, :limit, :now
          from verdict
         where least <= :limit
        on conflict (id) do update
           set limit_nanos = excluded.limit_nanos,
               set_at = excluded.set_at
        returning id
      ), moved as (
        update account a
           set limit_nanos = :limit,
               held_nanos = l.held_nanos,
               spent_nanos = l.spent_nanos
          from locked l
         where a.id = l.id
           and exists (select from defined)
      )
      select least,
             exists (select from defined) as changed
        from verdict
      """;

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;

  LimitStatement(JdbcClient jdbc, TransactionOperations transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * What became of a limit.
   *
   * @param least what is spent and set aside
   */
  record Limited(Usd least, boolean changed) {}

  /** Of an account whose limit is for all time; empty if there is none of that name. */
  Optional<Limited> allTime(AccountId account, Usd limit) {
    return limited(jdbc.sql(ALL_TIME), account, limit).optional();
  }

  /** Of an account by month, which gets one if it has none. */
  Limited byMonth(AccountId account, Usd limit, Instant now) {
    return transaction.execute(status -> {
      jdbc.sql(STOP_OPENING).update();
      return limited(jdbc.sql(BY_MONTH).param("now", Columns.time(now)), account, limit).single();
    });
  }

  private static JdbcClient.MappedQuerySpec<Limited> limited(
      JdbcClient.StatementSpec statement, AccountId account, Usd limit) {
    return statement
        .param("account", account.value())
        .param("limit", limit.nanos())
        .query(
            (row, number) -> new Limited(new Usd(row.getLong("least")), row.getBoolean("changed")));
  }
}
