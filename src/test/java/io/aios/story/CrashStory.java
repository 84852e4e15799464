package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.NodeProcess;
import io.aios.testing.PostgresTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The process is killed in the middle of a run: nothing is lost, nothing stored is paid twice. */
@PostgresTest
class CrashStory {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir private Path logs;

  @Test
  void endsAfterAKillWithoutPayingForAnAnswerTwice(Database database) {
    String id;
    try (NodeProcess node = NodeProcess.start(logs, settings(database.arguments()))) {
      Api api = node.api();
      id = api.submit("Todo", "Build a Todo app with due dates");
      String project = id;
      await().atMost(LIMIT).until(() -> isRunning(api, project, "backend"));
      node.kill();
    }

    try (NodeProcess node = NodeProcess.start(logs, settings(database.arguments()))) {
      JsonNode end = node.api().awaitEnd(id, LIMIT);

      assertThat(Api.status(end)).isEqualTo("SUCCEEDED");
      assertThat(settledTwice(database)).isEmpty();
      assertThat(heldNanos(database)).isZero();
      assertThat(startsOf(node.api(), id, "backend")).as("it was in flight").isGreaterThan(1);
      assertThat(startsOf(node.api(), id, "plan")).as("it had ended").isEqualTo(1);
    }
  }

  @Test
  void endsAfterAKillThatLeftItsOwnDatabaseServerBehind() {
    List<String> settings = settings(List.of("--aios.database.directory=" + logs.resolve("own")));
    String id;
    try (NodeProcess node = NodeProcess.start(logs, settings)) {
      Api api = node.api();
      id = api.submit("Todo", "Build a Todo app with due dates");
      String project = id;
      await().atMost(LIMIT).until(() -> isRunning(api, project, "backend"));
      node.kill();
    }

    try (NodeProcess node = NodeProcess.start(logs, settings)) {
      Api api = node.api();

      assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("SUCCEEDED");
      for (String task : List.of("plan", "backend", "frontend", "qa", "devops")) {
        assertThat(settledSteps(api, id, task)).isNotEmpty().doesNotHaveDuplicates();
      }
      node.stop();
    }
  }

  /** Beats are fast, so that the dead are found within seconds. */
  private static List<String> settings(List<String> database) {
    List<String> settings = new ArrayList<>(database);
    settings.add("--aios.engine.agent.heartbeat=500ms");
    settings.add("--aios.engine.control.heartbeat=500ms");
    settings.add("--aios.engine.polling=200ms");
    settings.add("--aios.providers.scripted.latency-by-agent.BACKEND=3s");
    settings.add("--aios.providers.scripted.latency-by-agent.FRONTEND=1s");
    return settings;
  }

  private static boolean isRunning(Api api, String id, String task) {
    for (JsonNode view : api.get("projects/" + id + "/tasks").path("tasks")) {
      if (view.path("key").asString().equals(task)) {
        return Api.status(view).equals("RUNNING");
      }
    }
    return false;
  }

  private static int startsOf(Api api, String id, String task) {
    return api.get("projects/" + id + "/tasks/" + task).path("task").path("starts").asInt();
  }

  private static List<String> settledSteps(Api api, String id, String task) {
    List<String> steps = new ArrayList<>();
    for (JsonNode call : api.get("projects/" + id + "/tasks/" + task).path("calls")) {
      if (call.has("stop")) {
        steps.add(call.path("step").asString());
      }
    }
    return steps;
  }

  private static List<String> settledTwice(Database database) {
    return database
        .jdbc()
        .sql(
            """
            select step
            from llm_call
            where state = 'SETTLED'
            group by subject, step
            having count(*) > 1
            """)
        .query((row, number) -> row.getString("step"))
        .list();
  }

  private static long heldNanos(Database database) {
    return database.jdbc().sql("select sum(held_nanos) from account").query(Long.class).single();
  }
}
