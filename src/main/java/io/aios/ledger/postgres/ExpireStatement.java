package io.aios.ledger.postgres;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps holds that are open longer than their calls can take, in one round trip. */
class ExpireStatement {

  /**
   * Locks lines before accounts, and the accounts in order, as {@link HoldStatement} does. Lines
   * that are locked are being ended by somebody, and never waited for.
   */
  private static final String SQL =
      """
      with due as materialized (
        select id, accounts, hold_nanos
          from llm_call
         where state = 'HELD'
           and expires_at <= :now
         order by expires_at
         limit :most
           for update skip locked
      ), locked as (
        select id, limit_nanos, held_nanos, spent_nanos
          from account
         where id = any (array(select unnest(accounts) from due))
         order by id
           for update
      ), expired as (
        update llm_call c
           set state = 'KEPT',
               cost_nanos = d.hold_nanos,
               basis = 'ESTIMATED',
               reason = 'nobody said in time how the call ended',
               late_end = 'AWAITED',
               ended_at = :now
          from due d
         where c.id = d.id
        returning c.id
      ), sums as (
        select account, sum(hold_nanos) as nanos
          from due
         cross join unnest(accounts) as account
         group by account
      ), change as materialized (
        select l.id,
               l.limit_nanos,
               l.held_nanos - s.nanos as held_nanos,
               l.spent_nanos + s.nanos as spent_nanos
          from locked l
          join sums s on s.account = l.id
      ), moved as (
        update account a
           set limit_nanos = c.limit_nanos,
               held_nanos = c.held_nanos,
               spent_nanos = c.spent_nanos
          from change c
         where a.id = c.id
      )
      select count(*)
        from expired
      """;

  private final JdbcClient jdbc;

  ExpireStatement(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many expired; at most {@code most}. */
  int run(int most, Instant now) {
    return jdbc.sql(SQL)
        .param("most", most)
        .param("now", Columns.time(now))
        .query(Integer.class)
        .single();
  }
}
