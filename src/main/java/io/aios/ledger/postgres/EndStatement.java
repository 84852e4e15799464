package io.aios.ledger.postgres;

import io.aios.ledger.Charge;
import io.aios.ledger.Hold;
import io.aios.llm.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Ends a hold and moves its money on all accounts, in one round trip. */
class EndStatement {

  private static final String SETTLED =
      """
      with ended as (
        update llm_call
           set state = 'SETTLED',
               cost_nanos = :cost,
               provider = :provider,
               model = :model,
               origin = :origin,
               uncached_input = :uncachedInput,
               cache_read = :cacheRead,
               cache_write_short = :cacheWriteShort,
               cache_write_long = :cacheWriteLong,
               output = :output,
               stop_reason = :stop,
               reply = :reply,
               decision = decision || :remark,
               ended_at = :now
         where id = :call
           and state = 'HELD'
        returning accounts, hold_nanos, cost_nanos
      )
      """;

  private static final String RELEASED =
      """
      with ended as (
        update llm_call
           set state = 'RELEASED',
               cost_nanos = 0,
               reason = :reason,
               ended_at = :now
         where id = :call
           and state = 'HELD'
        returning accounts, hold_nanos, cost_nanos
      )
      """;

  private static final String KEPT =
      """
      with ended as (
        update llm_call
           set state = 'KEPT',
               cost_nanos = hold_nanos,
               reason = :reason,
               ended_at = :now
         where id = :call
           and state = 'HELD'
        returning accounts, hold_nanos, cost_nanos
      )
      """;

  /**
   * Locks the accounts in the same order as {@link HoldStatement}, and like it writes what the
   * locked rows say, because a CHECK must not judge the row as it was before the wait.
   */
  private static final String MOVED =
      """
      , locked as (
        select id, limit_nanos, held_nanos, spent_nanos
          from account
         where id = any (coalesce((select accounts from ended), array[]::text[]))
         order by id
           for update
      ), moved as (
        update account a
           set limit_nanos = l.limit_nanos,
               held_nanos = l.held_nanos - e.hold_nanos,
               spent_nanos = l.spent_nanos + e.cost_nanos
          from ended e, locked l
         where a.id = l.id
      )
      select count(*)
        from ended
      """;

  private final JdbcClient jdbc;

  EndStatement(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void settle(Hold hold, Charge charge, Instant now) {
    TokenUsage usage = charge.reply().usage();
    run(
        jdbc.sql(SETTLED + MOVED)
            .param("cost", charge.cost().nanos())
            .param("provider", charge.reply().model().provider())
            .param("model", charge.reply().model().name())
            .param("origin", charge.reply().origin().name())
            .param("uncachedInput", usage.uncachedInput())
            .param("cacheRead", usage.cacheRead())
            .param("cacheWriteShort", usage.cacheWriteShort())
            .param("cacheWriteLong", usage.cacheWriteLong())
            .param("output", usage.output())
            .param("stop", charge.reply().stop().name())
            .param("reply", charge.reply().text().getBytes(StandardCharsets.UTF_8))
            .param("remark", charge.remark().isEmpty() ? "" : "; " + charge.remark()),
        hold,
        now);
  }

  void release(Hold hold, String reason, Instant now) {
    run(jdbc.sql(RELEASED + MOVED).param("reason", Columns.reason(reason)), hold, now);
  }

  void keep(Hold hold, String reason, Instant now) {
    run(jdbc.sql(KEPT + MOVED).param("reason", Columns.reason(reason)), hold, now);
  }

  private static void run(StatementSpec statement, Hold hold, Instant now) {
    long ended =
        statement
            .param("call", hold.call())
            .param("now", Columns.time(now))
            .query(Long.class)
            .single();
    if (ended != 1) {
      throw new IllegalStateException("The hold of call " + hold.call() + " has ended already");
    }
  }
}
