package io.aios.ledger.postgres;

import io.aios.ledger.AccountId;
import io.aios.ledger.CallLine;
import io.aios.ledger.Charge;
import io.aios.ledger.Forfeit;
import io.aios.ledger.Hold;
import io.aios.ledger.HoldRequest;
import io.aios.ledger.HoldResult;
import io.aios.ledger.Ledger;
import io.aios.ledger.Statement;
import io.aios.money.Usd;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger in PostgreSQL. Every operation is one statement and so one round trip; the limits hold
 * for any number of processes because the rows of the accounts are the only place that knows them.
 */
class PostgresLedger implements Ledger {

  /** Each further try needs one more process that asks for the same call at the same moment. */
  private static final int MOST_TRIES = 20;

  private final JdbcClient jdbc;
  private final HoldStatement holds;
  private final EndStatement ends;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  PostgresLedger(JdbcClient jdbc, InstantSource time, Supplier<UUID> ids) {
    this.jdbc = jdbc;
    this.holds = new HoldStatement(jdbc);
    this.ends = new EndStatement(jdbc);
    this.time = time;
    this.ids = ids;
  }

  @Override
  public void open(AccountId account, Usd limit) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException("A limit is never negative");
    }
    jdbc.sql(
            """
            insert into account (id, limit_nanos, opened_at)
            values (:id, :limit, :now)
            on conflict (id) do nothing
            """)
        .param("id", account.value())
        .param("limit", limit.nanos())
        .param("now", Columns.time(time.instant()))
        .update();
  }

  @Override
  public Optional<Statement> statement(AccountId account) {
    return jdbc.sql(
            """
            select limit_nanos, held_nanos, spent_nanos
              from account
             where id = :id
            """)
        .param("id", account.value())
        .query((row, number) ->
            new Statement(
                account,
                new Usd(row.getLong("limit_nanos")),
                new Usd(row.getLong("held_nanos")),
                new Usd(row.getLong("spent_nanos"))))
        .optional();
  }

  @Override
  public HoldResult hold(HoldRequest request) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Optional<HoldResult> result = holds.run(request, ids.get(), time.instant());
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw new IllegalStateException(
        "Call " + request.key() + " changed hands " + MOST_TRIES + " times while it was asked for");
  }

  @Override
  public List<Statement> settle(Hold hold, Charge charge) {
    requireCovered(hold, charge.cost());
    ends.settle(hold, charge, time.instant());
    return List.of();
  }

  @Override
  public void release(Hold hold, String reason) {
    ends.release(hold, reason, time.instant());
  }

  @Override
  public List<Statement> keep(Hold hold, Forfeit forfeit) {
    requireCovered(hold, forfeit.cost());
    ends.keep(hold, forfeit, time.instant());
    return List.of();
  }

  private static void requireCovered(Hold hold, Usd cost) {
    if (cost.isMoreThan(hold.amount())) {
      throw new IllegalArgumentException(
          "A cost of " + cost + " is more than its hold of " + hold.amount());
    }
  }

  @Override
  public List<CallLine> calls(Collection<UUID> subjects) {
    return new CallLines(jdbc).of(subjects);
  }
}
