package io.aios.ledger.postgres;

import io.aios.ledger.AccountId;
import io.aios.ledger.CallKey;
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
 * The ledger in PostgreSQL. Every operation is one statement and so one round trip, with one more
 * for a hold that may reuse a reply, and once a month for each account by month. The limits hold
 * for any number of processes because the rows of the accounts are the only place that knows them.
 */
class PostgresLedger implements Ledger {

  /** Each further try needs one more process that asks for the same call at the same moment. */
  private static final int MOST_TRIES = 20;

  private final JdbcClient jdbc;
  private final HoldStatement holds;
  private final ReuseStatement reuses;
  private final EndStatement ends;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  PostgresLedger(
      JdbcClient jdbc, BudgetsProperties budgets, InstantSource time, Supplier<UUID> ids) {
    this.jdbc = jdbc;
    this.holds = new HoldStatement(jdbc, new MonthStatement(jdbc, budgets.tenantLimit()));
    this.reuses = new ReuseStatement(jdbc);
    this.ends = new EndStatement(jdbc, budgets.softLimit());
    this.time = time;
    this.ids = ids;
  }

  @Override
  public void open(AccountId account, Usd limit) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException("A limit is never negative");
    }
    if (account.isMonth()) {
      throw new IllegalArgumentException(account + " is the month of another account");
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
             where id in (:id, :id || '.' || budget_month())
             order by id
             limit 1
            """)
        .param("id", account.value())
        .query((row, number) -> Columns.standing(row, account))
        .optional();
  }

  @Override
  public HoldResult hold(HoldRequest request) {
    if (request.reuse()) {
      Optional<HoldResult.Reused> reused = reuses.run(request, ids.get(), time.instant());
      if (reused.isPresent()) {
        return reused.get();
      }
    }
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
  public Optional<HoldResult.AlreadySettled> settled(CallKey key) {
    return jdbc.sql(
            """
            select *
              from llm_call
             where subject = :subject
               and step = :step
               and request_hash = :requestHash
               and state = 'SETTLED'
            """)
        .param("subject", key.subject())
        .param("step", key.step())
        .param("requestHash", key.requestHash())
        .query((row, number) -> Columns.settled(row))
        .optional();
  }

  @Override
  public List<Statement> settle(Hold hold, Charge charge) {
    requireCovered(hold, charge.cost());
    return ends.settle(hold, charge, time.instant());
  }

  @Override
  public void release(Hold hold, String reason) {
    ends.release(hold, reason, time.instant());
  }

  @Override
  public List<Statement> keep(Hold hold, Forfeit forfeit) {
    requireCovered(hold, forfeit.cost());
    return ends.keep(hold, forfeit, time.instant());
  }

  private static void requireCovered(Hold hold, Usd cost) {
    if (cost.isMoreThan(hold.amount())) {
      throw new IllegalArgumentException(
          "A cost of " + cost + " is more than its hold of " + hold.amount());
    }
  }

  @Override
  public int expire(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("At least one hold expires at a time, not " + most);
    }
    return new ExpireStatement(jdbc).run(most, time.instant());
  }

  @Override
  public List<CallLine> calls(Collection<UUID> subjects) {
    return new CallLines(jdbc).of(subjects);
  }
}
