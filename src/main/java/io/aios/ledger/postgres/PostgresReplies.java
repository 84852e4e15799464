package io.aios.ledger.postgres;

import io.aios.ledger.Replies;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stored replies in PostgreSQL. */
class PostgresReplies implements Replies {

  private static final String EXPIRE =
      """
      with late as (
        update llm_call
           set late_end = 'OVERTAKEN'
         where subject = any (:subjects)
           and late_end = 'AWAITED'
      ), due as (
        select id
          from llm_call
         where subject = any (:subjects)
           and state = 'SETTLED'
           and reply_expired_at is null
         order by subject, ended_at
         limit :most
           for no key update skip locked
      )
      update llm_call c
         set reply = null,
             tool_calls = null,
             reasoning = null,
             reply_expired_at = :now
        from due d
       where c.id = d.id
      """;

  private static final String WITH_REPLIES =
      """
      select distinct subject
        from llm_call
       where subject = any (:subjects)
         and (state = 'HELD'
              or late_end = 'AWAITED'
              or (state = 'SETTLED' and reply_expired_at is null))
      """;

  private final JdbcClient jdbc;
  private final InstantSource time;

  PostgresReplies(JdbcClient jdbc, InstantSource time) {
    this.jdbc = jdbc;
    this.time = time;
  }

  @Override
  public int expire(Collection<UUID> subjects, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("At least one reply expires at a time, not " + most);
    }
    return jdbc.sql(EXPIRE)
        .param("subjects", subjects.toArray(UUID[]::new))
        .param("most", most)
        .param("now", Columns.time(time.instant()))
        .update();
  }

  @Override
  public Set<UUID> withReplies(Collection<UUID> subjects) {
    return new HashSet<>(
        jdbc.sql(WITH_REPLIES)
            .param("subjects", subjects.toArray(UUID[]::new))
            .query((row, number) -> row.getObject("subject", UUID.class))
            .list());
  }
}
