package io.aios.ledger.postgres;

import io.aios.ledger.Charge;
import io.aios.ledger.Forfeit;
import io.aios.ledger.Hold;
import io.aios.llm.Reply;
import io.aios.money.Usd;
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
               basis = :basis,
               provider = :provider,
               model = :model,
               origin = :origin,
               uncached_input = :uncachedInput,
               cache_read = :cacheRead,
               cache_write_short = :cacheWriteShort,
               cache_write_long = :cacheWriteLong,
               output = :output,
               service_tier = :tier,
               stop_reason = :stop,
               reply = :reply,
               tool_calls = :toolCalls,
               reasoning = :reasoning,
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
               cost_nanos = :cost,
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
               cost_nanos = :cost,
               basis = :basis,
               uncached_input = :uncachedInput,
               cache_read = :cacheRead,
               cache_write_short = :cacheWriteShort,
               cache_write_long = :cacheWriteLong,
               output = :output,
               service_tier = :tier,
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

  /**
   * Asked after an end that found nothing to end, so in a new snapshot: it sees an end whose answer
   * was lost, even one that was still on its way when it was said again.
   */
  private static final String ENDED_SO =
      """
      select count(*)
        from llm_call
       where id = :call
         and state = :state
         and cost_nanos = :cost
      """;

  private final JdbcClient jdbc;

  EndStatement(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void settle(Hold hold, Charge charge, Instant now) {
    Reply reply = charge.reply();
    StatementSpec statement =
        jdbc.sql(SETTLED + MOVED)
            .param("basis", charge.basis().name())
            .param("provider", reply.model().provider())
            .param("model", reply.model().name())
            .param("origin", reply.origin().name())
            .param("stop", reply.stop().name())
            .param("reply", reply.text().getBytes(StandardCharsets.UTF_8))
            .param("toolCalls", ReplyJson.calls(reply))
            .param("reasoning", ReplyJson.reasoning(reply))
            .param("remark", charge.remark().isEmpty() ? "" : "; " + charge.remark());
    end(Columns.usage(statement, reply.usage()), hold, new End("SETTLED", charge.cost(), now));
  }

  void release(Hold hold, String reason, Instant now) {
    StatementSpec statement = jdbc.sql(RELEASED + MOVED).param("reason", Columns.reason(reason));
    end(statement, hold, new End("RELEASED", Usd.ZERO, now));
  }

  void keep(Hold hold, Forfeit forfeit, Instant now) {
    StatementSpec statement =
        jdbc.sql(KEPT + MOVED)
            .param("basis", forfeit.basis().name())
            .param("reason", Columns.reason(forfeit.reason()));
    end(Columns.usage(statement, forfeit.usage()), hold, new End("KEPT", forfeit.cost(), now));
  }

  /** How a hold ends, whichever way. */
  private record End(String state, Usd cost, Instant at) {}

  private void end(StatementSpec statement, Hold hold, End end) {
    long ended =
        statement
            .param("call", hold.call())
            .param("cost", end.cost().nanos())
            .param("now", Columns.time(end.at()))
            .query(Long.class)
            .single();
    if (ended != 1 && !hasEndedSo(hold, end)) {
      throw new IllegalStateException(
          "The hold of call " + hold.call() + " has ended already, in another way");
    }
  }

  private boolean hasEndedSo(Hold hold, End end) {
    return jdbc.sql(ENDED_SO)
            .param("call", hold.call())
            .param("state", end.state())
            .param("cost", end.cost().nanos())
            .query(Long.class)
            .single()
        == 1;
  }
}
