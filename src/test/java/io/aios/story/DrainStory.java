package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.NodeProcess;
import io.aios.testing.PostgresTest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A worker is asked to stop while a model answers. */
@PostgresTest
class DrainStory {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** What a JVM gets that ends because of SIGTERM. */
  private static final int TERMINATED = 143;

  /** A dead worker's task is given to another one after 40 seconds at the earliest. */
  private static final Duration DEAD = Duration.ofSeconds(40);

  @TempDir private Path logs;

  @Test
  void endsWhatItPerformsWithinTheGraceWhileItsHeartGoesOn(Database database) {
    try (Node others = Node.start(database, "--aios.node.roles=gateway,orchestrator");
        NodeProcess worker =
            worker(
                database,
                "--aios.providers.scripted.latency-by-agent.CTO=3s",
                "--aios.engine.shutdown-wait=20s",
                "--aios.engine.agent.heartbeat=300ms")) {
      String id = others.api().submit("Todo", "Build a Todo app with due dates");
      await().atMost(LIMIT).until(() -> isRunning(others.api(), id));

      worker.askToStop();

      await().atMost(LIMIT).until(() -> readiness(worker) == 503);
      assertThat(worker.api().health("liveness").statusCode()).isEqualTo(200);
      await().atMost(LIMIT).until(() -> workers(others.api()).path("draining").asInt() == 1);
      Set<Instant> beats = beatsUntilTheEnd(worker, database);
      assertThat(beats).as("heartbeats while it drained").hasSizeGreaterThan(2);
      assertThat(worker.join()).isEqualTo(TERMINATED);
      assertThat(workers(others.api()).path("draining").asInt()).as("it has gone").isZero();
      await().atMost(LIMIT).until(() -> state(others.api(), id).equals("SUCCEEDED"));
      assertThat(plan(others.api(), id).path("starts").asInt()).isEqualTo(1);
      assertThat(others.api().get("projects/" + id + "/tasks").path("tasks")).hasSize(5);
      assertThat(picked(database)).as("it has claimed nothing more").isZero();
    }
  }

  @Test
  void handsBackWhatTakesLongerAndAnotherGoesOnAtOnce(Database database) {
    try (Node others = Node.start(database, "--aios.node.roles=gateway,orchestrator");
        NodeProcess slow = worker(database, "--aios.providers.scripted.latency-by-agent.CTO=60s")) {
      Api api = others.api();
      String id = api.submit("Todo", "Build a Todo app with due dates");
      await().atMost(LIMIT).until(() -> isRunning(api, id));

      try (Node worker = Node.start(database, "--aios.node.roles=worker")) {
        Instant asked = Instant.now();
        slow.askToStop();
        await().atMost(LIMIT).until(() -> state(api, id).equals("SUCCEEDED"));

        assertThat(Duration.between(asked, Instant.now())).isLessThan(DEAD.dividedBy(2));
        assertThat(slow.join()).isEqualTo(TERMINATED);
        assertThat(plan(api, id).path("starts").asInt()).isEqualTo(2);
        assertThat(deferrals(database)).isZero();
        assertThat(api.text("projects/" + id + "/events")).contains("Handed back");
        assertThat(worker.api().health("readiness").statusCode()).isEqualTo(200);
      }
    }
  }

  private NodeProcess worker(Database database, String... settings) {
    List<String> all = new ArrayList<>(database.arguments());
    all.add("--aios.node.roles=worker");
    all.addAll(List.of(settings));
    return NodeProcess.start(logs, all);
  }

  private static int readiness(NodeProcess node) {
    HttpResponse<String> answer = node.api().health("readiness");
    return answer.statusCode();
  }

  private static Set<Instant> beatsUntilTheEnd(NodeProcess worker, Database database) {
    Set<Instant> beats = new TreeSet<>();
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          database
              .jdbc()
              .sql("select last_heartbeat from engine_agent where picked")
              .query(OffsetDateTime.class)
              .optional()
              .ifPresent(beat -> beats.add(beat.toInstant()));
          return !worker.isAlive();
        });
    return beats;
  }

  private static JsonNode workers(Api api) {
    for (JsonNode agent : api.get("agents").path("agents")) {
      if (agent.path("kind").asString().equals("CTO")) {
        return agent.path("workers");
      }
    }
    throw new AssertionError("There is no CTO");
  }

  private static boolean isRunning(Api api, String id) {
    return state(api, id).equals("RUNNING");
  }

  private static String state(Api api, String id) {
    return Api.status(plan(api, id));
  }

  private static JsonNode plan(Api api, String id) {
    return api.get("projects/" + id + "/tasks/plan").path("task");
  }

  private static long picked(Database database) {
    return database
        .jdbc()
        .sql("select count(*) from engine_agent where picked")
        .query(Long.class)
        .single();
  }

  private static long deferrals(Database database) {
    return database.jdbc().sql("select sum(deferrals) from task").query(Long.class).single();
  }
}
