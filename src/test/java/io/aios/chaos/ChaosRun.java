package io.aios.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.node.NodeRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One run: projects come in while nodes and PostgreSQL are killed; in the end the books are
 * checked.
 */
final class ChaosRun {

  private static final Duration START = Duration.ofMinutes(6);
  private static final Duration CALL = Duration.ofMinutes(1);
  private static final long BETWEEN_LOOKS_MILLIS = 20;
  private static final Duration QUIET = Duration.ofMinutes(10);

  private final Stage stage;
  private final Plan plan;
  private final Map<NodeRole, Integer> kills = new EnumMap<>(NodeRole.class);
  private int databaseKills;

  ChaosRun(Stage stage, Plan plan) {
    this.stage = stage;
    this.plan = plan;
  }

  /** Runs it with so many nodes, and says what came of it. */
  Summary run(Map<NodeRole, Integer> nodes, Path history)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    stage.fleet().start(nodes);
    try (Client client = Client.of(stage.fleet(), history);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Future<UUID>>> submitting = clients.submit(() -> submit(client, clients));
      await().atMost(START).until(() -> stage.left() > 0);
      for (Plan.Strike strike : plan.strikes()) {
        strike(strike);
      }
      for (Future<UUID> submission : submitting.get()) {
        submission.get();
      }
      stage.awaitQuiet(QUIET);
      int expired = Reconciliation.run(stage.database().dataSource());
      stage.evidence().billed(stage.models().bill());
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      Summary summary =
          Summary.of(stage, new Summary.Run(client, kills, databaseKills, expired, took));
      return summary.violations().isEmpty()
          ? summary.with(Reconciliation.agree(stage.database().dataSource()))
          : summary;
    }
  }

  private List<Future<UUID>> submit(Client client, ExecutorService clients)
      throws InterruptedException {
    List<Future<UUID>> submissions = new ArrayList<>();
    for (Plan.Burst burst : plan.bursts()) {
      Thread.sleep(burst.after());
      for (int project = 0; project < burst.projects(); project++) {
        int number = submissions.size() + 1;
        submissions.add(clients.submit(() -> submit(client, number)));
      }
    }
    return submissions;
  }

  /** Each brief differs, so that no two projects ask a model the same. */
  private UUID submit(Client client, int number) throws InterruptedException {
    String key = "chaos-" + number;
    UUID project = client.submit(key, "Build a Todo app with due dates, number " + number);
    await()
        .atMost(START)
        .ignoreExceptions()
        .until(() -> {
          stage.evidence().acknowledged(key, project);
          return true;
        });
    return project;
  }

  private void strike(Plan.Strike strike) throws InterruptedException {
    Thread.sleep(strike.after());
    stage.fleet().check();
    switch (strike) {
      case Plan.Strike.Database(Duration after, Duration away) -> {
        stage.killDatabase(away);
        databaseKills++;
      }
      case Plan.Strike.Node(NodeRole role, Duration after, Duration back) -> {
        await()
            .atMost(START)
            .until(() -> {
              stage.fleet().check();
              return !stage.fleet().ready(role).isEmpty();
            });
        List<Fleet.Member> ready = stage.fleet().ready(role);
        assertThat(ready).isNotEmpty();
        if (role == NodeRole.WORKER) {
          awaitCall(ready.getFirst());
        }
        stage.kill(ready.getFirst());
        kills.merge(role, 1, Integer::sum);
        Future<?> unused = stage.fleet().add(role, back);
      }
    }
  }

  /** A worker is killed in the middle of a call, unless it makes none for long. */
  private void awaitCall(Fleet.Member worker) throws InterruptedException {
    long limit = System.nanoTime() + CALL.toNanos();
    while (stage.evidence().open(worker.scheduler()) == 0 && System.nanoTime() < limit) {
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
    }
  }
}
