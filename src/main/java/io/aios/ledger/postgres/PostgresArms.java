package io.aios.ledger.postgres;

import io.aios.ledger.Arms;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds up the arms of experiments where their calls are. */
class PostgresArms implements Arms {

  /** Milliseconds are cut as everywhere else in the ledger; sums of bigint are exact numerics. */
  private static final String SQL =
      """
      with assigned as (
        select distinct on (subject) subject, task_type, arm
          from llm_call
         where arm = any (cast(:arms as text[]))
           and arm <> ''
           and state in ('SETTLED', 'KEPT')
           and held_at >= :since
         order by subject, held_at, id
      ), task as (
        select a.arm,
               count(*) as calls,
               bool_or(c.acceptance in ('REJECTED', 'REVOKED')) as refused,
               bool_or(c.acceptance = 'ACCEPTED') as delivered,
               bool_or(c.acceptance <> 'OPEN') as judged,
               sum(c.cost_nanos) as nanos,
               sum(cast(floor(extract(epoch from c.ended_at - c.held_at) * 1000) as bigint))
                 as milliseconds
          from assigned a
          join llm_call c
            on c.subject = a.subject
           and c.task_type = a.task_type
           and c.state in ('SETTLED', 'KEPT')
         group by a.arm, a.subject
        having count(c.reused_from) = 0
      )
      select arm,
             count(*) as tasks,
             count(*) filter (where judged and not refused) as accepted,
             count(*) filter (where refused) as rejected,
             count(*) filter (where delivered) as delivered,
             coalesce(sum(calls) filter (where judged), 0) as calls,
             coalesce(sum(nanos) filter (where judged), 0) as nanos,
             coalesce(sum(nanos * nanos) filter (where judged), 0) as nanos_squares,
             coalesce(sum(milliseconds) filter (where judged), 0) as milliseconds,
             coalesce(sum(milliseconds * milliseconds) filter (where judged), 0)
               as milliseconds_squares
        from task
       group by arm
       order by arm collate "C"
      """;

  private final JdbcClient jdbc;

  PostgresArms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Tally> of(Collection<String> arms, LocalDate day) {
    if (arms.size() > 100) {
      throw new IllegalArgumentException("At most 100 arms are counted at once");
    }
    return jdbc.sql(SQL)
        .param("arms", arms.toArray(String[]::new))
        .param("since", day.atStartOfDay().atOffset(ZoneOffset.UTC))
        .query((row, number) -> tally(row))
        .list();
  }

  private static Tally tally(ResultSet row) throws SQLException {
    return new Tally(
        row.getString("arm"),
        row.getLong("tasks"),
        row.getLong("accepted"),
        row.getLong("rejected"),
        row.getLong("delivered"),
        row.getLong("calls"),
        sums(row, "nanos"),
        sums(row, "milliseconds"));
  }

  private static Sums sums(ResultSet row, String column) throws SQLException {
    BigDecimal sum = row.getBigDecimal(column);
    BigDecimal squares = row.getBigDecimal(column + "_squares");
    return new Sums(sum.toBigIntegerExact(), squares.toBigIntegerExact());
  }
}
