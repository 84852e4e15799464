package io.aios.ledger.postgres;

import io.aios.ledger.LedgerRoom;
import io.aios.money.Usd;
import io.aios.testing.Database;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A ledger in PostgreSQL, and the month in which its database lives. */
final class PostgresRoom {

  private PostgresRoom() {}

  static LedgerRoom of(Database database, InstantSource time, Optional<Usd> tenantMonth) {
    JdbcClient jdbc = database.jdbc();
    var properties = new BudgetsProperties(tenantMonth.map(Usd::toString).orElse(""), 80);
    var limits = new LimitStatement(jdbc, database.transactions());
    return new LedgerRoom(
        new PostgresLedger(jdbc, properties, time, UUID::randomUUID),
        new PostgresBudgets(jdbc, new MonthStatement(jdbc, properties.tenantLimit()), limits, time),
        new PostgresAcceptances(jdbc));
  }

  /** Has the database live in that month; the ledger asks nobody else what month it is. */
  static void live(Database database, YearMonth month) {
    database
        .jdbc()
        .sql(
            """
            do $$
            begin
              if to_regclass('lived_month') is null then
                create table lived_month (month text);
                create or replace function budget_month() returns text
                  language sql stable
                  return (select month from lived_month);
              end if;
            end
            $$
            """)
        .update();
    database
        .transactions()
        .executeWithoutResult(transaction -> {
          database.jdbc().sql("delete from lived_month").update();
          database
              .jdbc()
              .sql("insert into lived_month values (:month)")
              .param("month", month.toString())
              .update();
        });
  }
}
