package io.aios.bench;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Time from the commit of a row to the start of its work in another process that is idle, for
 * single rows at random intervals of 10 to 50 ms.
 */
final class StartLatency {

  private final DurableDatabase database;
  private final Random random = new Random(7);
  private int next;

  StartLatency(DurableDatabase database) {
    this.database = database;
    database
        .jdbc()
        .sql("create table bench_start (instance text primary key, started timestamptz not null)")
        .update();
  }

  /** Whether the process is told of a row, or has to find it. */
  enum Wake {
    LISTEN,
    POLL
  }

  /** Milliseconds, in order. */
  List<Double> measure(int rows, Wake wake) throws InterruptedException {
    Map<String, Instant> commits = new HashMap<>();
    for (int row = 0; row < rows; row++) {
      String instance = EngineNode.TIMED + "/" + next++;
      database.transactions().executeWithoutResult(status -> insert(instance, wake));
      commits.put(instance, Instant.now());
      Thread.sleep(10 + random.nextInt(41));
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> started().size() >= next);
    Map<String, Instant> started = started();
    return commits.entrySet().stream()
        .map(commit ->
            Duration.between(commit.getValue(), started.get(commit.getKey())).toNanos() / 1e6)
        .sorted()
        .toList();
  }

  static double percentile(List<Double> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  private void insert(String instance, Wake wake) {
    database
        .jdbc()
        .sql(
            """
            insert into engine_agent (task_name, task_instance, execution_time, picked, version,
              tenant, kind, priority)
            values ('perform', :instance, :now, false, 1, 'default', 'BACKEND', 2)
            """)
        .param("instance", instance)
        .param("now", Instant.now().minusMillis(1).atOffset(ZoneOffset.UTC))
        .update();
    if (wake == Wake.LISTEN) {
      database.jdbc().sql("select pg_notify('aios_agent', 'due')").query().listOfRows();
    }
  }

  private Map<String, Instant> started() {
    Map<String, Instant> started = new HashMap<>();
    database
        .jdbc()
        .sql("select instance, started from bench_start")
        .query(row -> {
          started.put(row.getString(1), row.getTimestamp(2).toInstant());
        });
    return started;
  }
}
