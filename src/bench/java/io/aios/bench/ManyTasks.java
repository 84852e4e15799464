package io.aios.bench;

import static org.awaitility.Awaitility.await;

import io.aios.testing.NodeProcess;
import io.aios.testing.model.ModelServer;
import io.aios.testing.model.SlowFront;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Thousands of tasks that wait for slow models in one worker with {@code -Xmx512m}: whether all are
 * in flight at once, what they take of memory, and whether heartbeats keep up at the settings as
 * shipped. Gateway and orchestrator are a process of their own, and so is PostgreSQL.
 */
public final class ManyTasks {

  private static final String KEY = "sk-bench";
  private static final int CLIENTS = 16;

  private final DurableDatabase database;
  private final SlowFront front;
  private final Options options;
  private final Path logs;

  private ManyTasks(DurableDatabase database, SlowFront front, Options options, Path logs) {
    this.database = database;
    this.front = front;
    this.options = options;
    this.logs = logs;
  }

  /**
   * Runs it.
   *
   * @param arguments {@code tasks=2000}, {@code seconds=90} that a model takes for an answer,
   *     {@code start=2} calls that the guard allows at first, {@code pool=20} connections of a
   *     process, {@code patience=120} seconds that work waits for one of them
   */
  public static void main(String[] arguments) throws IOException {
    Benchmarks.quiet();
    Options options =
        new Options(
            arguments,
            Map.of(
                "tasks", "2000", "seconds", "90", "start", "2", "pool", "20", "patience", "120"));
    Duration time = Duration.ofSeconds(options.number("seconds"));
    try (DurableDatabase database = DurableDatabase.start();
        ModelServer server = ModelServer.start(KEY, Map.of());
        SlowFront front = SlowFront.to(server.url(), time)) {
      Path logs = Files.createDirectories(Path.of("target", "bench-logs"));
      new ManyTasks(database, front, options, logs).run();
    }
    System.exit(0);
  }

  private void run() {
    int tasks = options.number("tasks");
    try (NodeProcess desk = NodeProcess.start(logs, settings("gateway,orchestrator", tasks))) {
      submit(desk, tasks);
      await().atMost(Duration.ofMinutes(5)).until(() -> ready() >= tasks);
      try (NodeProcess worker = NodeProcess.start(logs, settings("worker", tasks))) {
        TaskWatch watch = new TaskWatch(database, front, worker, tasks);
        try {
          watch.untilEnded(Duration.ofSeconds(options.number("seconds") * 3L + 150));
        } finally {
          watch.print(System.out);
        }
      }
    }
  }

  private List<String> settings(String roles, int tasks) {
    List<String> settings = new ArrayList<>(database.arguments());
    settings.add("--aios.node.roles=" + roles);
    settings.add("--aios.providers.claude.api-key=" + KEY);
    settings.add("--aios.providers.claude.base-url=" + front.url());
    settings.add("--aios.engine.agent.threads=" + tasks);
    settings.add("--spring.datasource.hikari.maximum-pool-size=" + options.number("pool"));
    settings.add(
        "--spring.datasource.hikari.connection-timeout=" + options.number("patience") * 1_000);
    settings.add("--aios.providers.http.connections=" + tasks);
    settings.add("--aios.providers.http.waiting=" + tasks);
    settings.add("--aios.providers.guard.permits.most=" + tasks);
    settings.add("--aios.providers.guard.permits.start=" + options.number("start"));
    return settings;
  }

  private static void submit(NodeProcess desk, int projects) {
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (int project = 0; project < projects; project++) {
        String name = "Todo " + project;
        clients.execute(() -> desk.api().submit(name, "Build a Todo app with due dates"));
      }
    }
  }

  private long ready() {
    return database
        .jdbc()
        .sql("select count(*) from engine_agent where not picked")
        .query(Long.class)
        .single();
  }
}
