package io.aios.engine;

import io.aios.engine.LineModel.Row;
import io.aios.testing.Database;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/** How long a worker takes to get its rows, by how many rows wait or are taken. */
public final class CrowdedClaim {

  private static final int ROUNDS = 60;
  private static final Admission NO_LIMITS = new Admission(new TreeMap<>(), new TreeMap<>());

  private final Database database;
  private final LineDesk desk;
  private final PrintStream out;

  private CrowdedClaim(Database database, PrintStream out) {
    this.database = database;
    this.desk = new LineDesk(database, NO_LIMITS, Duration.ofHours(1));
    this.out = out;
  }

  public static void main(String[] arguments) throws SQLException {
    try (Database database = Database.create()) {
      CrowdedClaim bench = new CrowdedClaim(database, System.out);
      for (int taken : List.of(0, 2_000)) {
        for (int tenants : List.of(1, 50)) {
          for (int waiting : List.of(0, 10_000, 100_000)) {
            bench.measure(new Crowd(waiting, tenants, "due now", taken));
          }
        }
        bench.measure(new Crowd(100_000, 1, "due in an hour", taken));
        bench.measure(new Crowd(100_000, 50, "due in an hour", taken));
      }
      bench.measure(new Crowd(100_000, 1_000, "due now", 2_000));
    }
    System.exit(0);
  }

  private record Crowd(int waiting, int tenants, String when, int taken) {}

  private void measure(Crowd crowd) throws SQLException {
    fill(crowd);
    for (int most : List.of(1, 10, 50)) {
      List<Double> millis = new ArrayList<>();
      int rounds = most == 50 ? ROUNDS / 2 : ROUNDS;
      double cpuBefore = serverSeconds();
      List<Row> all = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        long start = System.nanoTime();
        List<Row> claimed = desk.claim(now(), most, new TreeSet<>());
        millis.add((System.nanoTime() - start) / 1e6);
        all.addAll(claimed);
      }
      double cpu = serverSeconds() - cpuBefore;
      millis.sort(null);
      out.printf(
          Locale.ROOT,
          "%,7d waiting %-14s of %4d tenants, %,5d taken: %3d rows asked, %5.1f got;"
              + " p50 %6.2f ms, p99 %6.2f ms, server %5.2f ms of a processor%n",
          crowd.waiting(),
          crowd.when(),
          crowd.tenants(),
          crowd.taken(),
          most,
          all.size() / (double) rounds,
          millis.get(rounds / 2),
          millis.get(rounds * 99 / 100),
          cpu * 1_000 / rounds);
      complete(all);
    }
  }

  /** No statistics are taken: a crowd has just come. */
  private void fill(Crowd crowd) {
    database.jdbc().sql("truncate engine_agent, engine_turn").update();
    rows(crowd.waiting(), crowd, false, crowd.when().equals("due now") ? -3_600 : 3_600);
    rows(crowd.taken(), crowd, true, -3_600);
  }

  private void rows(int count, Crowd crowd, boolean taken, int seconds) {
    database
        .jdbc()
        .sql(
            """
            insert into engine_agent (task_name, task_instance, execution_time, picked,
              last_heartbeat, version, tenant, kind, priority)
            select 'perform', gen_random_uuid() || '/1',
              cast(:now as timestamptz) + :seconds * interval '1 second' + n * interval '1 ms',
              :taken, case when :taken then cast(:now as timestamptz) end, 1,
              'tenant-' || n % :tenants,
              (array['CTO', 'BACKEND', 'FRONTEND', 'QA', 'DEVOPS'])[1 + n / :tenants % 5], 1 + n % 3
            from generate_series(1, :count) n
            """)
        .param("now", now().atOffset(ZoneOffset.UTC))
        .param("seconds", seconds)
        .param("taken", taken)
        .param("tenants", crowd.tenants())
        .param("count", count)
        .update();
  }

  private void complete(List<Row> claimed) {
    database
        .jdbc()
        .sql("delete from engine_agent where task_instance = any(:done) and task_name = 'perform'")
        .param("done", claimed.stream().map(Row::instance).toArray(String[]::new))
        .update();
  }

  /**
   * What the sessions of this database have used so far; right on Linux only, in steps of 10 ms.
   */
  private double serverSeconds() {
    return database
        .jdbc()
        .sql("select pid from pg_stat_activity where datname = current_database()")
        .query(Long.class)
        .list()
        .stream()
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .mapToDouble(used -> used.toNanos() / 1e9)
        .sum();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
