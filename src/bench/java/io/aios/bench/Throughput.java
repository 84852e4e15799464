package io.aios.bench;

import static org.awaitility.Awaitility.await;

import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Projects per second when models take no time, against the bare graph on db-scheduler: the same
 * five tasks in the same order, which do nothing and keep nothing.
 */
final class Throughput {

  private static final int PROJECTS = 200;
  private static final int ROUNDS = 3;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final PrintStream out;

  Throughput(PrintStream out) {
    this.out = out;
  }

  void run() {
    List<Double> whole = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    try (Database database = Database.create();
        Database graphDatabase = Database.create();
        BareGraph graph = new BareGraph(graphDatabase)) {
      try (Node node = Node.start(database)) {
        projects(node.api(), database, 20); // warms up
        graph.run(20, LIMIT);
        for (int round = 0; round < ROUNDS; round++) {
          whole.add(perSecond(() -> projects(node.api(), database, PROJECTS)));
          bare.add(perSecond(() -> graph.run(PROJECTS, LIMIT)));
        }
      }
    }
    out.printf(
        "%d projects: AIOS %s/s %s, bare graph %s/s %s, ratio %s%n",
        PROJECTS,
        Benchmarks.decimal(Benchmarks.median(whole)),
        whole.stream().map(Benchmarks::decimal).toList(),
        Benchmarks.decimal(Benchmarks.median(bare)),
        bare.stream().map(Benchmarks::decimal).toList(),
        Benchmarks.decimal(Benchmarks.median(whole) / Benchmarks.median(bare)));
  }

  private static double perSecond(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return PROJECTS / ((System.nanoTime() - start) / 1e9);
  }

  private static void projects(Api api, Database database, int count) {
    long before = succeeded(database);
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < count; i++) {
        clients.execute(() -> api.submit("Todo", "Build a Todo app with due dates"));
      }
    }
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> succeeded(database) == before + count);
  }

  private static long succeeded(Database database) {
    return database
        .jdbc()
        .sql("select count(*) from project where state = 'SUCCEEDED'")
        .query(Long.class)
        .single();
  }
}
