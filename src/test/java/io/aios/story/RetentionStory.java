package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.PostgresTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a project long after its end. */
@PostgresTest
class RetentionStory {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void projectFadesButItsCostsStayToTheLastNanoDollar(Database database) {
    String id;
    String other;
    JsonNode costs;
    JsonNode calls;
    Map<String, @Nullable Object> sums;
    try (Node node = Node.start(database)) {
      Api api = node.api();
      id = api.submit("Todo", "Build a Todo app with due dates");
      assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("SUCCEEDED");
      assertThat(api.get("projects/" + id).has("artifactsExpiredAt")).isFalse();
      assertThat(api.files(id)).isNotEmpty();
      costs = api.get("projects/" + id + "/costs");
      calls = api.get("projects/" + id + "/tasks/backend").path("calls");
      sums = sums(database, id);
    }

    try (Node node =
        Node.start(
            database,
            "--aios.providers.scripted.latency=60s",
            "--aios.retention.events=1ms",
            "--aios.retention.replies=1ms",
            "--aios.retention.artifacts=1ms",
            "--aios.retention.batch=7",
            "--aios.retention.pause=1ms",
            "--aios.retention.every=20ms")) {
      Api api = node.api();
      other = api.submit("Shop", "Build a shop");
      JsonNode project =
          await()
              .atMost(LIMIT)
              .until(
                  () -> api.get("projects/" + id),
                  view ->
                      view.has("eventsExpiredAt")
                          && view.has("repliesExpiredAt")
                          && view.has("artifactsExpiredAt"));

      assertThat(Api.status(project)).isEqualTo("SUCCEEDED");
      assertThat(api.get("projects/" + id + "/costs")).isEqualTo(costs);
      assertThat(sums(database, id)).isEqualTo(sums);
      JsonNode task = api.get("projects/" + id + "/tasks/backend");
      assertThat(task.path("calls")).isEqualTo(calls);
      assertThat(task.path("verdicts")).isEmpty();
      assertThat(task.path("verdictsExpiredAt")).isEqualTo(project.path("eventsExpiredAt"));
      assertThat(api.get("projects/" + id + "/report").path("artifactsExpiredAt"))
          .isEqualTo(project.path("artifactsExpiredAt"));
      for (String files : List.of("/artifacts", "/artifacts/README.md", "/archive.zip")) {
        assertGone(api, id, files, project.path("artifactsExpiredAt").asString());
      }
      assertThat(leftOf(database, id))
          .isEqualTo(Map.of("events", 0L, "reports", 0L, "replies", 0L, "files", 0L));
      assertThat(contents(database)).as("contents of nobody").isZero();

      assertThat(api.get("projects/" + other).has("eventsExpiredAt")).isFalse();
      assertThat((Long) leftOf(database, other).get("events")).isPositive();
      assertThat(api.get("projects/" + other + "/artifacts").path("count").asInt()).isZero();
    }
  }

  private static void assertGone(Api api, String id, String path, String at) {
    HttpResponse<String> response = api.read("/api/v1/projects/" + id + path);

    assertThat(response.statusCode()).as(path).isEqualTo(410);
    JsonNode problem = JsonMapper.shared().readTree(response.body());
    assertThat(problem.path("type").asString()).isEqualTo("urn:aios:problem:expired");
    assertThat(problem.path("detail").asString()).contains(at, "aios.retention.artifacts");
  }

  private static Map<String, @Nullable Object> sums(Database database, String project) {
    return database
        .jdbc()
        .sql(
            """
            select count(*) as calls, sum(cost_nanos) as cost, sum(saved_nanos) as saved,
              sum(uncached_input + cache_read + output) as tokens,
              count(distinct model) as models, min(held_at) as first, max(ended_at) as last,
              sum(length(decision)) as decisions, sum(length(options)) as options,
              (select spent_nanos from account where id = 'project:' || :project) as spent
            from llm_call
            where project = cast(:project as uuid)
            """)
        .param("project", project)
        .query()
        .singleRow();
  }

  private static Map<String, @Nullable Object> leftOf(Database database, String project) {
    return database
        .jdbc()
        .sql(
            """
            select
              (select count(*) from event where project_id = cast(:id as uuid)) as events,
              (select count(*) from report where project_id = cast(:id as uuid)) as reports,
              (select count(*) from llm_call where project = cast(:id as uuid)
                 and num_nonnulls(reply, tool_calls, reasoning) > 0) as replies,
              (select count(*) from artifact where project_id = cast(:id as uuid)) as files
            """)
        .param("id", project)
        .query()
        .singleRow();
  }

  private static long contents(Database database) {
    return database.jdbc().sql("select count(*) from artifact_content").query(Long.class).single();
  }
}
