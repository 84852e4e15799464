package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A person changes their mind. */
@PostgresTest
class CancelStory {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void breaksOffTheCallsOfACancelledProject(Database database) {
    try (Node node = Node.start(database, "--aios.providers.scripted.latency=60s")) {
      Api api = node.api();
      String id = api.submit("Todo", "Build a Todo app with due dates");
      await().atMost(LIMIT).until(() -> !holds(database).isEmpty());

      assertThat(api.post("/api/v1/projects/" + id + "/cancel", "").statusCode()).isEqualTo(202);

      assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("CANCELLED");
      await().atMost(LIMIT).until(() -> holds(database).isEmpty());
      JsonNode tasks = api.get("projects/" + id + "/tasks").path("tasks");
      assertThat(Api.status(tasks.path(0))).isEqualTo("CANCELLED");
      await().atMost(LIMIT).until(() -> isIdle(database));
      assertThat(lastEvent(database, id)).isEqualTo("PROJECT_CANCELLED");
    }
  }

  @Test
  void breaksOffTheCallsOfAProjectThatHasFailed(Database database) {
    String failure = "--aios.providers.scripted.failures[0].";
    try (Node node =
        Node.start(
            database,
            "--aios.providers.scripted.latency-by-agent.BACKEND=2s",
            "--aios.providers.scripted.latency-by-agent.FRONTEND=60s",
            failure + "agent=BACKEND",
            failure + "call=0",
            failure + "kind=REJECTED")) {
      Api api = node.api();
      String id = api.submit("Todo", "Build a Todo app with due dates");
      await().atMost(LIMIT).until(() -> holds(database).size() == 2);

      assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("FAILED");

      await().atMost(LIMIT).until(() -> holds(database).isEmpty());
      await().atMost(LIMIT).until(() -> isIdle(database));
      assertThat(lastEvent(database, id)).isEqualTo("PROJECT_FAILED");
    }
  }

  @Test
  void paysForNoFurtherCallOfATaskThatAnotherWorkerTookOver(Database database) {
    try (Node node = Node.start(database, "--aios.providers.scripted.latency=2s")) {
      String id = node.api().submit("Todo", "Build a Todo app with due dates");
      await().atMost(LIMIT).until(() -> !holds(database).isEmpty());

      database.jdbc().sql("update task set epoch = epoch + 1 where state = 'RUNNING'").update();

      await().atMost(LIMIT).until(() -> isIdle(database));
      assertThat(calls(database, id)).isEqualTo(1);
    }
  }

  private static List<String> holds(Database database) {
    return database
        .jdbc()
        .sql("select step from llm_call where state = 'HELD'")
        .query((row, number) -> row.getString("step"))
        .list();
  }

  /** Whether no worker has anything left to do. */
  private static boolean isIdle(Database database) {
    return database.jdbc().sql("select count(*) from engine_agent").query(Long.class).single() == 0;
  }

  private static long calls(Database database, String project) {
    return database
        .jdbc()
        .sql(
            """
            select count(*)
            from llm_call c join task t on t.id = c.subject
            where t.project_id = cast(:project as uuid)
            """)
        .param("project", project)
        .query(Long.class)
        .single();
  }

  private static String lastEvent(Database database, String project) {
    return database
        .jdbc()
        .sql(
            """
            select kind
            from event
            where project_id = cast(:project as uuid)
            order by sequence desc
            limit 1
            """)
        .param("project", project)
        .query(String.class)
        .single();
  }
}
