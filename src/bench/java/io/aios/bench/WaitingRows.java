package io.aios.bench;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows that stand in the line and cannot start: a third belongs to a tenant at its limit, a third
 * is of a kind that nobody serves, a third is due tomorrow, for {@value #TENANTS} tenants.
 */
final class WaitingRows {

  /** Kinds that workers of the benchmark serve; not {@code BENCH}. */
  static final String[] SERVED = {"CTO", "BACKEND", "FRONTEND", "QA", "DEVOPS"};

  private static final int TENANTS = 20;
  private static final String FULL = "full";

  private final JdbcClient jdbc;

  WaitingRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What nodes must be told, so that these rows wait. */
  static List<String> settings() {
    return List.of("--aios.admission.tenants." + FULL + ".concurrent=1");
  }

  /** Replaces all waiting rows by so many. */
  void replace(int rows) {
    jdbc.sql("delete from engine_agent where task_instance like 'waiting%'").update();
    // The one that the tenant may run, which never ends.
    jdbc.sql(
            """
            insert into engine_agent (task_name, task_instance, execution_time, picked, picked_by,
              last_heartbeat, version, tenant, kind, priority)
            values ('perform', 'waiting/0', now(), true, 'bench', now() + interval '1 day', 1,
              :tenant, 'QA', 2)
            """)
        .param("tenant", FULL)
        .update();
    jdbc.sql(
            """
            insert into engine_agent (task_name, task_instance, execution_time, picked, version,
              tenant, kind, priority)
            select 'perform', 'waiting/' || i,
              case i % 3 when 2 then now() + interval '1 day' else now() - interval '1 hour' end,
              false, 1,
              case i % 3 when 0 then cast(:tenant as text) else 'tenant-' || (i / 3 % :tenants) end,
              case i % 3 when 1 then 'BENCH' else (cast(:kinds as text[]))[1 + i / 60 % 5] end,
              1 + i / 300 % 3
            from generate_series(1, :rows) i
            """)
        .param("tenant", FULL)
        .param("tenants", TENANTS)
        .param("kinds", SERVED)
        .param("rows", rows)
        .update();
    jdbc.sql("vacuum analyze engine_agent").update();
  }

  /** Replaces all rows that run, for nobody, by so many. */
  void run(int rows) {
    jdbc.sql("delete from engine_agent where task_instance like 'running%'").update();
    jdbc.sql(
            """
            insert into engine_agent (task_name, task_instance, execution_time, picked, picked_by,
              last_heartbeat, version, tenant, kind, priority)
            select 'perform', 'running/' || i, now(), true, 'bench', now() + interval '1 day', 1,
              'tenant-' || i % :tenants, (cast(:kinds as text[]))[1 + i % 5], 2
            from generate_series(1, :rows) i
            """)
        .param("tenants", TENANTS)
        .param("kinds", SERVED)
        .param("rows", rows)
        .update();
    jdbc.sql("vacuum analyze engine_agent").update();
  }
}
