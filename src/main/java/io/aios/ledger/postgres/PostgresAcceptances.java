package io.aios.ledger.postgres;

import io.aios.ledger.Acceptance;
import io.aios.ledger.Acceptances;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Judgements in PostgreSQL, on the lines of the calls and counted by day beside them. */
class PostgresAcceptances implements Acceptances {

  /**
   * Lines are locked in order of their ids and counts written in order of their keys, so that
   * judgements side by side never wait for each other in a circle. A reply that was used again says
   * nothing new about its model, and is not counted; nor is one of a version that noted no purpose.
   */
  private static final String JUDGE =
      """
      with open as (
        select id
          from llm_call
         where id = any (cast(:calls as uuid[]))
           and state = 'SETTLED'
           and acceptance = 'OPEN'
         order by id
           for update
      ), judged as (
        update llm_call c
           set acceptance = :acceptance
          from open o
         where c.id = o.id
        returning c.task_type, c.provider, c.model, c.ended_at, c.output, c.reused_from
      )
      insert into model_record (task_type, provider, model, day, accepted, rejected, output_tokens)
      select task_type, provider, model, cast(ended_at at time zone 'utc' as date),
             count(*) filter (where :acceptance = 'ACCEPTED'),
             count(*) filter (where :acceptance = 'REJECTED'),
             sum(output)
        from judged
       where task_type is not null
         and reused_from is null
       group by 1, 2, 3, 4
       order by 1, 2, 3, 4
      on conflict (task_type, provider, model, day) do update
         set accepted = model_record.accepted + excluded.accepted,
             rejected = model_record.rejected + excluded.rejected,
             output_tokens = model_record.output_tokens + excluded.output_tokens
      """;

  private static final String REVOKE =
      """
      with accepted as (
        select id
          from llm_call
         where subject = :subject
           and state = 'SETTLED'
           and acceptance = 'ACCEPTED'
         order by id
           for update
      ), revoked as (
        update llm_call c
           set acceptance = 'REVOKED'
          from accepted a
         where c.id = a.id
        returning c.task_type, c.provider, c.model, c.ended_at, c.reused_from
      ), counted as materialized (
        select task_type, provider, model, cast(ended_at at time zone 'utc' as date) as day,
               count(*) as revoked
          from revoked
         where task_type is not null
           and reused_from is null
         group by 1, 2, 3, 4
      ), locked as (
        select r.task_type, r.provider, r.model, r.day, c.revoked + r.revoked as revoked, r.accepted
          from model_record r
          join counted c using (task_type, provider, model, day)
         order by 1, 2, 3, 4
           for update of r
      )
      update model_record r
         set revoked = l.revoked,
             accepted = l.accepted
        from locked l
       where (r.task_type, r.provider, r.model, r.day)
             = (l.task_type, l.provider, l.model, l.day)
      """;

  private static final String SINCE =
      """
      select task_type, provider, model,
             sum(accepted) as accepted,
             sum(rejected) as rejected,
             sum(revoked) as revoked,
             sum(output_tokens) as output_tokens
        from model_record
       where day >= :day
       group by task_type, provider, model
       order by task_type, provider, model
      """;

  private final JdbcClient jdbc;

  PostgresAcceptances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void judge(Collection<UUID> calls, Acceptance acceptance) {
    if (acceptance != Acceptance.ACCEPTED && acceptance != Acceptance.REJECTED) {
      throw new IllegalArgumentException("A reply is accepted or rejected, not " + acceptance);
    }
    jdbc.sql(JUDGE)
        .param("calls", calls.stream().map(UUID::toString).toArray(String[]::new))
        .param("acceptance", acceptance.name())
        .update();
  }

  @Override
  public void revoke(UUID subject) {
    jdbc.sql(REVOKE).param("subject", subject).update();
  }

  @Override
  public List<Tally> since(LocalDate day) {
    return jdbc.sql(SINCE)
        .param("day", day)
        .query((row, number) ->
            new Tally(
                row.getString("task_type"),
                Columns.model(row),
                row.getLong("accepted"),
                row.getLong("rejected"),
                row.getLong("revoked"),
                row.getLong("output_tokens")))
        .list();
  }
}
