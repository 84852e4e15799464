package io.aios.bench;

import static org.awaitility.Awaitility.await;

import io.aios.testing.NodeProcess;
import io.aios.testing.model.SlowFront;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at a worker, its rows and its models again and again, and keeps the extremes. */
final class TaskWatch {

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final double MEGABYTE = 1024.0 * 1024;
  private static final int DEAD_AFTER_SECONDS = 40;

  private final DurableDatabase database;
  private final SlowFront front;
  private final NodeProcess worker;
  private final int tasks;
  private final long start = System.nanoTime();
  private int mostInFlight;
  private double secondsToMost;
  private double mostHeap;
  private double mostResident;
  private double oldestBeat;
  private double overdue;
  private double slowestRound;
  private double mostPending;

  TaskWatch(DurableDatabase database, SlowFront front, NodeProcess worker, int tasks) {
    this.database = database;
    this.front = front;
    this.worker = worker;
    this.tasks = tasks;
  }

  /** Until the first task of each project has succeeded. */
  void untilEnded(Duration limit) {
    await()
        .atMost(limit)
        .pollInterval(PAUSE)
        .until(() -> {
          look();
          return ended() >= tasks;
        });
  }

  private void look() {
    int inFlight = front.inFlight();
    if (inFlight > mostInFlight) {
      mostInFlight = inFlight;
      secondsToMost = (System.nanoTime() - start) / 1e9;
    }
    mostResident = Math.max(mostResident, (double) ProcessFigures.residentMegabytes(worker.pid()));
    database
        .jdbc()
        .sql(
            """
            select coalesce(max(extract(epoch from now() - last_heartbeat)), 0) as oldest,
              count(*) filter (where now() - last_heartbeat > make_interval(secs => :dead)) as overdue
            from engine_agent
            where picked
            """)
        .param("dead", DEAD_AFTER_SECONDS)
        .query(row -> {
          oldestBeat = Math.max(oldestBeat, row.getDouble("oldest"));
          overdue = Math.max(overdue, row.getDouble("overdue"));
        });
    String metrics = worker.api().text("/actuator/prometheus");
    mostHeap =
        Math.max(mostHeap, sum(metrics, "jvm_memory_used_bytes", "area=\"heap\"") / MEGABYTE);
    slowestRound =
        Math.max(
            slowestRound, sum(metrics, "aios_engine_heartbeat_round_seconds_max", "engine_agent"));
    mostPending = Math.max(mostPending, sum(metrics, "hikaricp_connections_pending", "HikariPool"));
  }

  private double ended() {
    return number("select count(*) from task where position = 0 and state = 'SUCCEEDED'");
  }

  void print(PrintStream out) {
    String metrics = worker.api().text("/actuator/prometheus");
    MarkdownTable table =
        new MarkdownTable(out, tasks + " tasks in one worker", List.of("what", "figure"));
    row(table, "calls in flight at once, most", mostInFlight);
    row(table, "seconds from the worker's start until then", secondsToMost);
    row(table, "calls for completions, in all", front.completions());
    row(table, "calls that the worker broke off", front.broken());
    row(table, "resident memory of the worker, most, MB", mostResident);
    row(table, "heap in use, most, MB (-Xmx512m)", mostHeap);
    double rounds = sum(metrics, "aios_engine_heartbeat_round_seconds_count", "engine_agent");
    double time = sum(metrics, "aios_engine_heartbeat_round_seconds_sum", "engine_agent");
    row(table, "rounds of heartbeats", rounds);
    row(table, "a round of heartbeats, mean, s", rounds > 0 ? time / rounds : 0);
    row(table, "a round of heartbeats, longest, s", slowestRound);
    row(table, "oldest heartbeat of a running row, s", oldestBeat);
    row(table, "running rows whose heartbeat was older than 40 s", overdue);
    row(table, "tasks that have ended", ended());
    row(table, "tasks started more than once", number("select count(*) from task where epoch > 1"));
    row(
        table,
        "heartbeats of rows that had gone to another claim",
        sum(metrics, "aios_engine_heartbeat_failures_total", "repeated=\"true\""));
    row(table, "threads that waited for a connection of the pool, most", mostPending);
    row(table, "processor time of the worker, s", ProcessFigures.cpuMillis(worker.pid()) / 1e3);
    row(
        table,
        "processor time of PostgreSQL, s",
        ProcessFigures.familyCpuMillis(database.serverPid()) / 1e3);
  }

  private static void row(MarkdownTable table, String what, double figure) {
    String format = figure == Math.rint(figure) ? "%,.0f" : "%,.2f";
    table.row(List.of(what, String.format(Locale.ROOT, format, figure)));
  }

  private double number(String sql) {
    return database.jdbc().sql(sql).query(Double.class).single();
  }

  private static double sum(String metrics, String name, String label) {
    Matcher line = Pattern.compile("(?m)^" + name + "\\{([^}]*)} (\\S+)$").matcher(metrics);
    return line.results()
        .filter(found -> found.group(1).contains(label))
        .mapToDouble(found -> Double.parseDouble(found.group(2)))
        .sum();
  }
}
