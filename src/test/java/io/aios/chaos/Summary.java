package io.aios.chaos;

import io.aios.node.NodeRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What came of a run.
 *
 * @param text for people
 * @param violations of invariants; empty if all is well
 */
record Summary(String text, Map<Invariant, List<String>> violations) {

  private static final String TAKEOVERS =
      """
      select count(*) || ' starts after a crash, '
             || coalesce(round(percentile_cont(0.5) within group (order by seconds)::numeric, 1), 0)
             || ' s after the start before at the median, '
             || coalesce(round(max(seconds)::numeric, 1), 0) || ' s at most'
        from (select extract(epoch from at - lag(at) over (partition by project_id, task_key order by sequence))
                       as seconds,
                     text
                from event
               where kind = 'TASK_STARTED') starts
       where text like '%after a crash'
      """;

  /** What only the run itself knows. */
  record Run(
      Client client, Map<NodeRole, Integer> kills, int databaseKills, int expired, Duration took) {}

  static Summary of(Stage stage, Run run) {
    JdbcClient jdbc = stage.database().jdbc();
    String text =
        String.join(
            "\n",
            "kills: " + run.kills() + ", PostgreSQL " + run.databaseKills(),
            "starts that failed and were repeated: " + stage.fleet().failedStarts(),
            "projects: "
                + said(
                    jdbc,
                    "select string_agg(n || ' ' || state, ', ') from"
                        + " (select state, count(*) as n from project group by state) s"),
            "submissions: "
                + run.client().requests()
                + " requests, "
                + run.client().repeated()
                + " of them repeated",
            "tasks: "
                + said(jdbc, "select count(*) || ', started ' || sum(epoch) || ' times' from task"),
            said(jdbc, TAKEOVERS),
            "calls: "
                + said(
                    jdbc,
                    "select string_agg(n || ' ' || state, ', ') from"
                        + " (select state, count(*) as n from llm_call group by state) s"),
            "calls in flight at a kill: "
                + said(jdbc, "select count(*) from chaos.in_flight")
                + "; billed again: "
                + said(jdbc, "select count(*) - count(distinct request) from chaos.bill")
                + " of "
                + said(jdbc, "select count(*) from chaos.bill"),
            "holds that expired: " + run.expired(),
            "money in nano-dollars: "
                + said(
                    jdbc,
                    "select 'ledger ' || coalesce(sum(coalesce(cost_nanos, hold_nanos)), 0)"
                        + " || ', of which estimates ' ||"
                        + " coalesce(sum(cost_nanos) filter (where basis = 'ESTIMATED'), 0) from llm_call")
                + ", bill "
                + said(jdbc, "select coalesce(sum(nanos), 0) from chaos.bill"),
            "took " + run.took().toSeconds() + " s");
    return new Summary(text, stage.evidence().violations());
  }

  /** With further lines of text. */
  Summary with(List<String> lines) {
    return new Summary(text + "\n" + String.join("\n", lines), violations);
  }

  private static String said(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query(String.class).optional().orElse("nothing");
  }
}
