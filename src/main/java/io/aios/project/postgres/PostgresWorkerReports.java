package io.aios.project.postgres;

import io.aios.project.AgentKind;
import io.aios.project.WorkerReport;
import io.aios.project.WorkerReports;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports as rows, one for each worker and kind. */
final class PostgresWorkerReports implements WorkerReports {

  private final JdbcClient jdbc;

  PostgresWorkerReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void publish(String node, List<WorkerReport> reports, Instant now) {
    String[] kinds = reports.stream().map(report -> report.kind().name()).toArray(String[]::new);
    tidy(node, kinds, now);
    jdbc.sql(
            """
            insert into agent_worker (node, kind, places, busy, draining, said_at)
            select :node, said.kind, said.places, said.busy, said.draining, :now
            from unnest(:kinds, :places, :busy, :draining) as said (kind, places, busy, draining)
            on conflict (node, kind) do update
            set places = excluded.places,
                busy = excluded.busy,
                draining = excluded.draining,
                said_at = excluded.said_at
            """)
        .param("node", node)
        .param("kinds", kinds)
        .param("places", reports.stream().map(WorkerReport::places).toArray(Integer[]::new))
        .param("busy", reports.stream().map(WorkerReport::busy).toArray(Integer[]::new))
        .param("draining", reports.stream().map(WorkerReport::draining).toArray(Boolean[]::new))
        .param("now", time(now))
        .update();
  }

  @Override
  public void withdraw(String node) {
    jdbc.sql("delete from agent_worker where node = :node").param("node", node).update();
  }

  @Override
  public List<WorkerReport> current(Instant now) {
    return jdbc.sql(
            """
            select kind, places, busy, draining
            from agent_worker
            where said_at > :stale
            order by kind collate "C", node collate "C"
            limit 100000
            """)
        .param("stale", time(now.minus(VALIDITY)))
        .query((row, number) ->
            new WorkerReport(
                new AgentKind(row.getString("kind")),
                row.getInt("places"),
                row.getInt("busy"),
                row.getBoolean("draining")))
        .list();
  }

  /** Removes workers that are gone and what this one serves no more; rows in use are left alone. */
  private void tidy(String node, String[] kinds, Instant now) {
    jdbc.sql(
            """
            delete from agent_worker
            where (node, kind) in (
              select node, kind
              from agent_worker
              where said_at <= :stale
                or (node = :node and kind <> all (:kinds))
              for update skip locked)
            """)
        .param("node", node)
        .param("kinds", kinds)
        .param("stale", time(now.minus(VALIDITY)))
        .update();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
