package io.aios.ledger.postgres;

import io.aios.ledger.Acceptance;
import io.aios.ledger.Basis;
import io.aios.ledger.CallKey;
import io.aios.ledger.CallLine;
import io.aios.ledger.CallLine.Ending;
import io.aios.money.Usd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the charged calls of subjects. */
class CallLines {

  private static final String SQL =
      """
      select id, subject, step, request_hash, provider, model, origin, state, cost_nanos, saved_nanos,
             uncached_input, cache_read, cache_write_short, cache_write_long, output,
             service_tier, basis, stop_reason, reason, tenant, project, agent, task_type, policy,
             arm, options, decision, acceptance, held_at, ended_at
        from llm_call
       where subject = any (cast(:subjects as uuid[]))
         and state in ('SETTLED', 'KEPT')
       order by ended_at, id
       limit 10000
      """;

  private final JdbcClient jdbc;

  CallLines(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<CallLine> of(Collection<UUID> subjects) {
    return jdbc.sql(SQL)
        .param("subjects", subjects.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, number) -> line(row))
        .list();
  }

  private static CallLine line(ResultSet row) throws SQLException {
    Instant heldAt = row.getObject("held_at", OffsetDateTime.class).toInstant();
    Instant endedAt = row.getObject("ended_at", OffsetDateTime.class).toInstant();
    return new CallLine(
        row.getObject("id", UUID.class),
        new CallKey(
            row.getObject("subject", UUID.class),
            row.getString("step"),
            row.getString("request_hash")),
        Columns.purpose(row),
        Columns.model(row),
        isSettled(row) ? Columns.settledUsage(row) : Columns.usage(row),
        new Usd(row.getLong("cost_nanos")),
        new Usd(row.getLong("saved_nanos")),
        ending(row),
        Columns.origin(row),
        Columns.decision(row),
        Acceptance.valueOf(row.getString("acceptance")),
        endedAt,
        Duration.between(heldAt, endedAt).toMillis());
  }

  private static boolean isSettled(ResultSet row) throws SQLException {
    return row.getString("state").equals("SETTLED");
  }

  private static Ending ending(ResultSet row) throws SQLException {
    Basis basis = Columns.basis(row);
    return isSettled(row)
        ? new Ending.Settled(Columns.stop(row), basis)
        : new Ending.Kept(row.getString("reason"), basis);
  }
}
