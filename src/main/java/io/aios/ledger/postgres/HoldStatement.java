package io.aios.ledger.postgres;

import io.aios.ledger.AccountId;
import io.aios.ledger.Hold;
import io.aios.ledger.HoldRequest;
import io.aios.ledger.HoldResult;
import io.aios.money.Usd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sets money aside on all accounts, or on none, in one round trip. */
class HoldStatement {

  /**
   * Locks the call's own line first and then the accounts in order of their ids, as {@link
   * EndStatement} does: one order everywhere, so no two calls ever wait for each other in a circle.
   * What is locked is read as it is after the wait, so every decision rests on current amounts. A
   * line that was written by another process after this statement began is invisible to it, but not
   * to the unique index: then nothing is granted, and the caller asks again. So it does when the
   * row of a month is missing, after having opened it.
   *
   * <p>Accounts are written as {@code change} computed them from the locked rows, never as a sum
   * with the row's own columns: the update first meets the row as it was when the statement began,
   * and the CHECK of the table would judge amounts that are long outdated. {@code change} is
   * materialized because PostgreSQL then evaluates the update a second time, and can join a
   * finished row there but not run an insert again.
   */
  private static final String SQL =
      """
      with prior as (
        select *
          from llm_call
         where subject = :subject
           and step = :step
           and request_hash = :requestHash
           and (state in ('HELD', 'SETTLED') or late_end = 'AWAITED')
           for update
      ), asked as (
        -- The row that pays: the account's own, or that of the month; none if it has no limit.
        select name,
               case
                 when exists (select from account where id = name) then name
                 when exists (select from budget where id = name)
                      or (:allTenants and name like 'tenant:%') then name || '.' || budget_month()
               end as id
          from unnest(cast(:accounts as text[])) as name
      ), payers as (
        select coalesce(array_agg(id order by id), array[]::text[]) as ids
          from asked
         where id is not null
      ), locked as (
        select id,
               id = any (cast((select ids from payers) as text[])) as pays,
               limit_nanos,
               held_nanos,
               spent_nanos,
               limit_nanos - held_nanos - spent_nanos as left_nanos
          from account
         where id = any ((select ids from payers)
                         || coalesce((select accounts from prior where state = 'HELD'),
                                     array[]::text[]))
           and not exists (select from prior where state = 'SETTLED')
         order by id
           for update
      ), verdict as materialized (
        select not exists (select from asked where id is null and name like 'project:%') as known,
               count(*) filter (where pays) = cardinality((select ids from payers)) as opened,
               min(id) filter (where pays and left_nanos < :amount) as denied_by
          from locked
      ), kept as (
        update llm_call c
           set state = 'KEPT',
               cost_nanos = c.hold_nanos,
               basis = 'ESTIMATED',
               reason = 'the worker was lost, or another one took the call over',
               ended_at = :now
          from prior p
         where c.id = p.id
           and p.state = 'HELD'
           and (select known and opened from verdict)
        returning c.accounts, c.hold_nanos
      ), overtaken as (
        update llm_call c
           set late_end = 'OVERTAKEN'
          from prior p
         where c.id = p.id
           and p.late_end = 'AWAITED'
           and (select known and opened and denied_by is null from verdict)
        returning c.id
      ), granted as (
        insert into llm_call (id, subject, step, request_hash, provider, model, origin, accounts,
                              state, hold_nanos, tenant, project, agent, task_type, policy,
                              arm, options, decision, held_at, expires_at)
        select :call, :subject, :step, :requestHash, :provider, :model, :origin,
               (select ids from payers), 'HELD', :amount, :tenant, :project, :agent, :taskType,
               :policy, :arm, :options, :decision, :now, :expiresAt
          from verdict
         where known
           and opened
           and denied_by is null
           -- Always true; makes the old line make room before the new one is written.
           and (select count(*) from kept) + (select count(*) from overtaken) >= 0
        on conflict (subject, step, request_hash)
          where state in ('HELD', 'SETTLED') or late_end = 'AWAITED'
          do nothing
        returning hold_nanos
      ), change as materialized (
        select l.id,
               l.limit_nanos,
               l.left_nanos,
               l.held_nanos - coalesce(k.hold_nanos, 0) as others_nanos,
               l.spent_nanos + coalesce(k.hold_nanos, 0) as spent_nanos,
               case when l.pays then coalesce(g.hold_nanos, 0) else 0 end as granted_nanos
          from locked l
          left join kept k on l.id = any (k.accounts)
          left join granted g on true
      ), moved as (
        update account a
           set limit_nanos = c.limit_nanos,
               held_nanos = c.others_nanos + c.granted_nanos,
               spent_nanos = c.spent_nanos
          from change c
         where a.id = c.id
           and (exists (select from granted) or exists (select from kept))
      )
      select case
               when p.state = 'SETTLED' then 'SETTLED'
               when not v.known then 'UNKNOWN'
               when not v.opened then 'UNOPENED'
               when v.denied_by is not null then 'DENIED'
               when exists (select from granted) then 'GRANTED'
               else 'MISSED'
             end as outcome,
             (select name from asked where id = v.denied_by) as denied_by,
             c.left_nanos,
             c.others_nanos,
             p.id, p.provider, p.model, p.origin, p.stop_reason, p.reply, p.tool_calls, p.reasoning,
             p.cost_nanos, p.basis, p.uncached_input, p.cache_read, p.cache_write_short,
             p.cache_write_long, p.output, p.service_tier
        from verdict v
        left join prior p on true
        left join change c on c.id = v.denied_by
      """;

  private final JdbcClient jdbc;

  private final MonthStatement months;

  HoldStatement(JdbcClient jdbc, MonthStatement months) {
    this.jdbc = jdbc;
    this.months = months;
  }

  /**
   * The result; empty if another process took the same call at this very moment, or if a month has
   * only now been opened.
   */
  Optional<HoldResult> run(HoldRequest request, UUID call, Instant now) {
    return switch (word(request, call, now)) {
      case Word.Said(HoldResult result) -> Optional.of(result);
      case Word.Missed missed -> Optional.empty();
      case Word.Unopened unopened -> {
        months.open(request.accounts(), now);
        yield Optional.empty();
      }
    };
  }

  private Word word(HoldRequest request, UUID call, Instant now) {
    return Columns.request(jdbc.sql(SQL), request)
        .param("accounts", Columns.accounts(request.accounts()))
        .param("amount", request.amount().nanos())
        .param("call", call)
        .param("provider", request.model().provider())
        .param("model", request.model().name())
        .param("decision", Columns.printable(request.decision().summary()))
        .param("expiresAt", Columns.time(now.plus(request.lifetime())))
        .param("now", Columns.time(now))
        .param("allTenants", months.standsForAllTenants())
        .query((row, number) -> word(row, request, call))
        .single();
  }

  private static Word word(ResultSet row, HoldRequest request, UUID call) throws SQLException {
    return switch (Outcome.valueOf(row.getString("outcome"))) {
      case GRANTED ->
          new Word.Said(new HoldResult.Granted(new Hold(call, request.key(), request.amount())));
      case DENIED ->
          new Word.Said(
              new HoldResult.Denied(
                  new AccountId(row.getString("denied_by")),
                  new Usd(row.getLong("left_nanos")),
                  new Usd(row.getLong("others_nanos")),
                  request.amount()));
      case SETTLED -> new Word.Said(Columns.settled(row));
      case UNOPENED -> new Word.Unopened();
      case MISSED -> new Word.Missed();
      case UNKNOWN ->
          throw new IllegalArgumentException("No such account among " + request.accounts());
    };
  }

  /** What the statement says; until it has said all, it has the connection. */
  private sealed interface Word {

    record Said(HoldResult result) implements Word {}

    /** A month has to be opened first. */
    record Unopened() implements Word {}

    /** Another process took the call. */
    record Missed() implements Word {}
  }

  private enum Outcome {
    GRANTED,
    DENIED,
    SETTLED,
    UNOPENED,
    MISSED,
    UNKNOWN
  }
}
