package io.aios.bench;

import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How much a project takes beyond the calls on its critical path, with the call times of the
 * reference run divided by ten. In sequence that run took 8.26 s.
 */
final class CriticalPath {

  private static final int RUNS = 7;
  private static final int BACKEND = 3_400;
  private static final int FRONTEND = 1_400;
  private static final int QA = 1_200;
  private static final int DEVOPS = 2_300;

  private final PrintStream out;

  CriticalPath(PrintStream out) {
    this.out = out;
  }

  void run() {
    double path = (Math.max(BACKEND, FRONTEND) + Math.max(QA, DEVOPS)) / 1_000.0;
    List<Double> seconds = new ArrayList<>();
    try (Database database = Database.create();
        Node node = Node.start(database, latencies())) {
      measure(node.api()); // warms up
      for (int run = 0; run < RUNS; run++) {
        seconds.add(measure(node.api()));
      }
    }
    double median = Benchmarks.median(seconds);
    out.printf(
        "critical path %s s, project median %s s of %d runs %s, ratio %s, bound %s s%n",
        Benchmarks.decimal(path),
        Benchmarks.decimal(median),
        RUNS,
        seconds.stream().map(Benchmarks::decimal).toList(),
        Benchmarks.decimal(median / path),
        Benchmarks.decimal(1.05 * path + 0.3));
  }

  private static double measure(Api api) {
    String id = api.submit("Todo", "Build a Todo app with due dates");
    JsonNode end = api.awaitEnd(id, Duration.ofMinutes(1));
    if (!Api.status(end).equals("SUCCEEDED")) {
      throw new IllegalStateException("The project ended as " + end);
    }
    Duration took = Duration.between(time(end, "createdAt"), time(end, "finishedAt"));
    return took.toMillis() / 1_000.0;
  }

  private static Instant time(JsonNode project, String field) {
    return Instant.parse(project.path(field).asString());
  }

  private static String[] latencies() {
    String setting = "--aios.providers.scripted.latency-by-agent.";
    return new String[] {
      setting + "BACKEND=" + BACKEND + "ms",
      setting + "FRONTEND=" + FRONTEND + "ms",
      setting + "QA=" + QA + "ms",
      setting + "DEVOPS=" + DEVOPS + "ms"
    };
  }
}
