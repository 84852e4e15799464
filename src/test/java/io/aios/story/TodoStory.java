package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.money.Usd;
import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A brief goes in, five agents work, files and costs come out. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TodoStory {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Node node;
  private final Api api;
  private final String id;

  TodoStory(Database database) {
    node = Node.start(database);
    api = node.api();
    id = api.submit("Todo", "Build a Todo app with due dates");
  }

  @BeforeAll
  void projectSucceeds() {
    assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("SUCCEEDED");
  }

  @AfterAll
  void stop() {
    node.close();
  }

  @Test
  void fiveAgentsHaveDoneTheirPart() {
    List<String> kinds = new ArrayList<>();
    api.get("projects/" + id + "/tasks").path("tasks").forEach(t -> kinds.add(text(t, "kind")));

    assertThat(kinds).containsExactlyInAnyOrder("CTO", "BACKEND", "FRONTEND", "QA", "DEVOPS");
  }

  @Test
  void theArchiveHoldsAWholeApplication() {
    Map<String, String> files = api.files(id);

    assertThat(files)
        .containsKeys("docs/specification.md", "contract/openapi.yaml", "docs/plan.json")
        .hasKeySatisfying(path("backend/app/"))
        .hasKeySatisfying(path("backend/tests/"))
        .hasKeySatisfying(path("frontend/src/"))
        .hasKeySatisfying(path("docker/"))
        .hasKeySatisfying(path("k8s/"));
    assertThat(files.get("contract/openapi.yaml")).contains("due_date");
  }

  @Test
  void everyCallIsSettledSimulatedAndExplained() {
    for (JsonNode task : api.get("projects/" + id + "/tasks").path("tasks")) {
      JsonNode detail = api.get("projects/" + id + "/tasks/" + text(task, "key"));
      assertThat(detail.path("calls")).isNotEmpty();
      for (JsonNode call : detail.path("calls")) {
        assertThat(call.path("simulated").asBoolean()).isTrue();
        assertThat(text(call, "decision")).isNotBlank();
      }
      assertThat(detail.path("verdicts")).isNotEmpty();
    }
  }

  @Test
  void whatTheTasksCostIsWhatTheProjectSpentAndNothingIsHeld() {
    Usd sum = Usd.ZERO;
    for (JsonNode task : api.get("projects/" + id + "/tasks").path("tasks")) {
      sum = sum.plus(Usd.of(text(task, "costUsd")));
    }
    JsonNode costs = api.get("projects/" + id + "/costs");

    assertThat(sum).isGreaterThan(Usd.ZERO);
    assertThat(Usd.of(text(costs, "spentUsd"))).isEqualTo(sum);
    assertThat(Usd.of(text(costs, "heldUsd"))).isEqualTo(Usd.ZERO);
  }

  @Test
  void theEventsTellTheStoryWithoutGaps() {
    String stream = api.text("projects/" + id + "/events");
    List<String> ids = stream.lines().filter(line -> line.startsWith("id:")).toList();

    assertThat(stream).contains("succeeded");
    for (int i = 0; i < ids.size(); i++) {
      assertThat(ids.get(i).substring(3).strip()).isEqualTo(Integer.toString(i + 1));
    }
  }

  private static Condition<String> path(String prefix) {
    return new Condition<>(path -> path.startsWith(prefix), "a file below %s", prefix);
  }

  private static String text(JsonNode view, String field) {
    return view.path(field).asString();
  }
}
