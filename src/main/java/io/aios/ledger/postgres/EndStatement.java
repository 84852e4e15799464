package io.aios.ledger.postgres;

import io.aios.ledger.AccountId;
import io.aios.ledger.Charge;
import io.aios.ledger.Forfeit;
import io.aios.ledger.Hold;
import io.aios.ledger.Statement;
import io.aios.llm.Reply;
import io.aios.money.Usd;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Ends a hold and moves its money on all accounts, in one round trip. */
class EndStatement {

  /**
   * The line of a hold that can be ended: it is open, or it expired and nobody has said how the
   * call ended. In the second case its hold was charged whole and has to be corrected.
   */
  private static final String LINE =
      """
      with line as (
        select id, accounts, hold_nanos,
               state = 'HELD' as open,
               late_end is not distinct from 'OVERTAKEN' as overtaken,
               coalesce(cost_nanos, 0) as charged_nanos
          from llm_call
         where id = :call
           and (state = 'HELD' or late_end in ('AWAITED', 'OVERTAKEN'))
           for update
      )
      """;

  /**
   * Of a call that was taken over nothing but the cost is settled: it has another reply, or will.
   */
  private static final String SETTLED =
      """
      , ended as (
        update llm_call c
           set state = case when l.overtaken then 'KEPT' else 'SETTLED' end,
               late_end = case when not l.open then 'SETTLED' end,
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
               stop_reason = case when not l.overtaken then :stop end,
               reply = case when not l.overtaken then cast(:reply as bytea) end,
               tool_calls = case when not l.overtaken then :toolCalls end,
               reasoning = case when not l.overtaken then :reasoning end,
               reason = case when l.overtaken then 'its reply came after another one was asked for' end,
               decision = c.decision || :remark,
               ended_at = :now
          from line l
         where c.id = l.id
        returning c.cost_nanos
      )
      """;

  private static final String RELEASED =
      """
      , ended as (
        update llm_call c
           set state = 'RELEASED',
               late_end = case when not l.open then 'RELEASED' end,
               cost_nanos = :cost,
               basis = null,
               reason = :reason,
               ended_at = :now
          from line l
         where c.id = l.id
        returning c.cost_nanos
      )
      """;

  private static final String KEPT =
      """
      , ended as (
        update llm_call c
           set state = 'KEPT',
               late_end = case when not l.open then 'KEPT' end,
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
          from line l
         where c.id = l.id
        returning c.cost_nanos
      )
      """;

  /**
   * Locks the accounts in the same order as {@link HoldStatement}, and like it writes what the
   * locked rows say, because a CHECK must not judge the row as it was before the wait.
   */
  private static final String MOVED =
      """
      , locked as (
        select id, limit_nanos, held_nanos, spent_nanos, warned_nanos
          from account
         where id = any (coalesce((select accounts from line), array[]::text[]))
         order by id
           for update
      ), result as (
        select k.id,
               k.limit_nanos,
               k.warned_nanos,
               k.held_nanos - case when l.open then l.hold_nanos else 0 end as held_nanos,
               k.spent_nanos - l.charged_nanos + e.cost_nanos as spent_nanos
          from locked k, line l, ended e
      ), change as materialized (
        select r.*,
               r.spent_nanos > 0
               and r.warned_nanos is distinct from r.limit_nanos
               and r.spent_nanos >= cast(r.limit_nanos as numeric) * :softLimit / 100 as warns
          from result r
      ), moved as (
        update account a
           set limit_nanos = c.limit_nanos,
               held_nanos = c.held_nanos,
               spent_nanos = c.spent_nanos,
               warned_nanos = case when c.warns then c.limit_nanos else c.warned_nanos end
          from change c
         where a.id = c.id
      )
      select w.id, w.limit_nanos, w.held_nanos, w.spent_nanos
        from line l
        left join change w on w.warns
       order by w.id
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
         and coalesce(late_end, state) = :state
         and cost_nanos = :cost
      """;

  private final JdbcClient jdbc;
  private final int softLimit;

  /**
   * @param softLimit percent of a limit that are worth a word
   */
  EndStatement(JdbcClient jdbc, int softLimit) {
    this.jdbc = jdbc;
    this.softLimit = softLimit;
  }

  List<Statement> settle(Hold hold, Charge charge, Instant now) {
    Reply reply = charge.reply();
    StatementSpec statement =
        statement(SETTLED)
            .param("basis", charge.basis().name())
            .param("provider", reply.model().provider())
            .param("model", reply.model().name())
            .param("origin", reply.origin().name())
            .param("stop", reply.stop().name())
            .param("reply", reply.text().getBytes(StandardCharsets.UTF_8))
            .param("toolCalls", ReplyJson.calls(reply))
            .param("reasoning", ReplyJson.reasoning(reply))
            .param("remark", charge.remark().isEmpty() ? "" : "; " + charge.remark());
    return end(
        Columns.usage(statement, reply.usage()), hold, new End("SETTLED", charge.cost(), now));
  }

  void release(Hold hold, String reason, Instant now) {
    StatementSpec statement = statement(RELEASED).param("reason", Columns.reason(reason));
    end(statement, hold, new End("RELEASED", Usd.ZERO, now));
  }

  List<Statement> keep(Hold hold, Forfeit forfeit, Instant now) {
    StatementSpec statement =
        statement(KEPT)
            .param("basis", forfeit.basis().name())
            .param("reason", Columns.reason(forfeit.reason()));
    return end(
        Columns.usage(statement, forfeit.usage()), hold, new End("KEPT", forfeit.cost(), now));
  }

  private StatementSpec statement(String ended) {
    return jdbc.sql(LINE + ended + MOVED).param("softLimit", softLimit);
  }

  /** How a hold ends, whichever way. */
  private record End(String state, Usd cost, Instant at) {}

  private List<Statement> end(StatementSpec statement, Hold hold, End end) {
    List<Optional<Statement>> ended =
        statement
            .param("call", hold.call())
            .param("cost", end.cost().nanos())
            .param("now", Columns.time(end.at()))
            .query((row, number) -> warned(row))
            .list();
    if (ended.isEmpty() && !hasEndedSo(hold, end)) {
      throw new IllegalStateException(
          "The hold of call " + hold.call() + " has ended already, in another way");
    }
    return ended.stream().flatMap(Optional::stream).toList();
  }

  private static Optional<Statement> warned(ResultSet row) throws SQLException {
    String account = row.getString("id");
    return account == null
        ? Optional.empty()
        : Optional.of(Columns.standing(row, new AccountId(account)));
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
