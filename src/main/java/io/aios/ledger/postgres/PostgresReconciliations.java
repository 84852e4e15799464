package io.aios.ledger.postgres;

import io.aios.ledger.Apportionment;
import io.aios.ledger.Invoice;
import io.aios.ledger.Reconciliations;
import io.aios.money.Usd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Reconciliations in PostgreSQL, each one transaction. */
final class PostgresReconciliations implements Reconciliations {

  private static final String OF_THE_BILL =
      """
      provider = :provider
        and (:model = '' or model = :model)
        and origin = 'MODEL'
        and held_at >= :from
        and held_at < :to
      """;

  /**
   * Moves the money of all accounts at once. Locks them in order, as every other statement does,
   * and writes what the locked rows say, because a CHECK must not judge the row as it was before.
   */
  private static final String CORRECT =
      """
      with part as materialized (
        select * from unnest(:calls, :costs) as p (id, cost)
      ), line as materialized (
        select c.id, c.accounts, c.cost_nanos - p.cost as back
          from llm_call c
          join part p on p.id = c.id
      ), locked as (
        select id, spent_nanos
          from account
         where id = any (array(select unnest(accounts) from line))
         order by id
           for update
      ), sums as (
        select account, sum(back) as nanos
          from line
         cross join unnest(accounts) as account
         group by account
      ), moved as (
        update account a
           set spent_nanos = l.spent_nanos - s.nanos
          from locked l
          join sums s on s.account = l.id
         where a.id = l.id
      )
      update llm_call c
         set cost_nanos = p.cost,
             basis = 'RECONCILED',
             late_end = case when c.late_end in ('AWAITED', 'OVERTAKEN') then 'KEPT' else c.late_end end
        from part p
       where c.id = p.id
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Supplier<UUID> ids;
  private final InstantSource clock;

  PostgresReconciliations(
      JdbcClient jdbc, TransactionTemplate transaction, Supplier<UUID> ids, InstantSource clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Result reconcile(Invoice invoice) {
    return transaction.execute(status -> reconciled(invoice));
  }

  private Result reconciled(Invoice invoice) {
    long underway = count("state = 'HELD'", invoice);
    if (underway > 0) {
      return new Result.Underway(underway);
    }
    long many = count("basis = 'ESTIMATED'", invoice);
    if (many > MOST_CALLS) {
      return new Result.TooMany(many);
    }
    List<Estimate> estimates = lockEstimates(invoice);
    long estimated = estimates.stream().mapToLong(Estimate::cost).sum();
    long reported = reported(invoice);
    long target = invoice.billed().nanos() - reported;
    if (target < 0 || target > estimated) {
      return new Result.Unexplained(new Usd(reported), new Usd(estimated));
    }
    correct(estimates, target);
    return new Result.Agreed(
        keep(invoice, new Usd(reported), new Usd(estimated), estimates.size()));
  }

  private record Estimate(UUID call, long cost) {}

  private List<Estimate> lockEstimates(Invoice invoice) {
    return ofTheBill(
            "select id, cost_nanos from llm_call where basis = 'ESTIMATED' and "
                + OF_THE_BILL
                + " order by id for update",
            invoice)
        .query((row, number) -> new Estimate(row.getObject("id", UUID.class), row.getLong(2)))
        .list();
  }

  private long count(String condition, Invoice invoice) {
    return ofTheBill(
            "select count(*) from llm_call where " + condition + " and " + OF_THE_BILL, invoice)
        .query(Long.class)
        .single();
  }

  private long reported(Invoice invoice) {
    String charged =
        """
        select coalesce(sum(cost_nanos), 0)
          from llm_call
         where basis in ('REPORTED', 'RECONCILED')
           and ended_at >= :from
           and
        """;
    return ofTheBill(charged + OF_THE_BILL, invoice).query(Long.class).single();
  }

  private JdbcClient.StatementSpec ofTheBill(String sql, Invoice invoice) {
    return jdbc.sql(sql)
        .param("provider", invoice.provider())
        .param("model", invoice.model())
        .param("from", Columns.time(invoice.from()))
        .param("to", Columns.time(invoice.to()));
  }

  private void correct(List<Estimate> estimates, long target) {
    List<Long> costs = Apportionment.of(estimates.stream().map(Estimate::cost).toList(), target);
    jdbc.sql(CORRECT)
        .param("calls", estimates.stream().map(Estimate::call).toArray(UUID[]::new))
        .param("costs", costs.toArray(Long[]::new))
        .update();
  }

  private Reconciled keep(Invoice invoice, Usd reported, Usd estimated, int calls) {
    var reconciled =
        new Reconciled(ids.get(), invoice, reported, estimated, calls, clock.instant());
    ofTheBill(
            """
            insert into reconciliation (id, provider, model, from_time, to_time, billed_nanos,
              reported_nanos, estimated_nanos, calls, made_at)
            values (:id, :provider, :model, :from, :to, :billed, :reported, :estimated, :calls,
              :at)
            """,
            invoice)
        .param("id", reconciled.id())
        .param("billed", invoice.billed().nanos())
        .param("reported", reported.nanos())
        .param("estimated", estimated.nanos())
        .param("calls", calls)
        .param("at", Columns.time(reconciled.madeAt()))
        .update();
    return reconciled;
  }

  @Override
  public List<Reconciled> latest(int most) {
    return jdbc.sql("select * from reconciliation order by made_at desc, id limit :most")
        .param("most", most)
        .query((row, number) -> reconciled(row))
        .list();
  }

  private static Reconciled reconciled(ResultSet row) throws SQLException {
    var invoice =
        new Invoice(
            row.getString("provider"),
            row.getString("model"),
            row.getObject("from_time", OffsetDateTime.class).toInstant(),
            row.getObject("to_time", OffsetDateTime.class).toInstant(),
            new Usd(row.getLong("billed_nanos")));
    return new Reconciled(
        row.getObject("id", UUID.class),
        invoice,
        new Usd(row.getLong("reported_nanos")),
        new Usd(row.getLong("estimated_nanos")),
        row.getInt("calls"),
        row.getObject("made_at", OffsetDateTime.class).toInstant());
  }
}
