package io.aios.ledger.postgres;

import io.aios.ledger.HoldRequest;
import io.aios.ledger.HoldResult.Reused;
import io.aios.llm.Reply;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers a call with the stored reply to the same request, in one round trip. */
class ReuseStatement {

  /**
   * Locks nothing: a reply that is rejected at this very moment may be used once more. A call that
   * has a line already is left to {@link HoldStatement}.
   */
  private static final String SQL =
      """
      with original as (
        select o.*
          from llm_call o
         where o.request_hash = :requestHash
           and o.tenant = :tenant
           and o.state = 'SETTLED'
           and o.stop_reason = 'END'
           and o.reused_from is null
           and o.reply_expired_at is null
           and o.acceptance in ('OPEN', 'ACCEPTED')
           and (o.origin = 'MODEL' or :origin = 'SIMULATED')
           and not exists (select
                             from llm_call r
                            where r.reused_from = o.id
                              and r.acceptance in ('REJECTED', 'REVOKED'))
         order by o.ended_at desc
         limit 1
      ), stored as (
        insert into llm_call (id, subject, step, request_hash, provider, model, origin, accounts,
                              state, hold_nanos, cost_nanos, basis, uncached_input, cache_read,
                              cache_write_short, cache_write_long, output, service_tier,
                              stop_reason, reply, tool_calls, reasoning, tenant, project, agent,
                              task_type, policy, arm, options, decision, held_at, ended_at,
                              reused_from, saved_nanos)
        select :call, :subject, :step, :requestHash, provider, model, origin, array[]::text[],
               'SETTLED', 0, 0, 'REPORTED', 0, 0, 0, 0, 0, 'STANDARD',
               stop_reason, reply, tool_calls, reasoning, :tenant, :project, :agent,
               :taskType, :policy, :arm, :options, :decision, :now, :now,
               id, cost_nanos
          from original
        on conflict (subject, step, request_hash)
          where state in ('HELD', 'SETTLED') or late_end = 'AWAITED'
          do nothing
        returning id
      )
      select o.provider, o.model, o.origin, o.stop_reason, o.reply, o.tool_calls, o.reasoning,
             o.cost_nanos
        from original o
        join stored on true
      """;

  private final JdbcClient jdbc;

  ReuseStatement(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The reply; empty if there is none, or if this call has a line already. */
  Optional<Reused> run(HoldRequest request, UUID call, Instant now) {
    return Columns.request(jdbc.sql(SQL), request)
        .param("call", call)
        .param(
            "decision",
            Columns.printable(
                request.decision().plus("; not called, a reply was used again").summary()))
        .param("now", Columns.time(now))
        .query((row, number) -> reused(row, call))
        .optional();
  }

  private static Reused reused(ResultSet row, UUID call) throws SQLException {
    Reply reply = Columns.reply(row, TokenUsage.NONE);
    return new Reused(call, reply, new Usd(row.getLong("cost_nanos")));
  }
}
