package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Models write nonsense, or something worse: it ends in findings, never in a success or a write.
 */
@PostgresTest
class MischiefStory {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int ONCE = 1;
  private static final int ALWAYS = 99;

  private final Database database;

  MischiefStory(Database database) {
    this.database = database;
  }

  @ParameterizedTest
  @CsvSource({
    "BACKEND, PARENT_PATH, backend",
    "BACKEND, ABSOLUTE_PATH, backend",
    "FRONTEND, NUL_PATH, frontend",
    "FRONTEND, BACKSLASH_PATH, frontend",
    "DEVOPS, TEN_THOUSAND_FILES, devops",
    "QA, HUGE_FILE, qa",
    "QA, UNOWNED_FILE, qa",
    "BACKEND, PLACEHOLDER_FILE, backend",
    "BACKEND, MISSING_ROUTE, backend",
    "FRONTEND, UNKNOWN_ROUTE, frontend",
    "CTO, INVALID_CONTRACT, plan",
    "CTO, CIRCULAR_PLAN, plan",
    "BACKEND, ENDLESS, backend"
  })
  void failsWithAReasonWhenTheModelNeverMendsIt(String agent, String mischief, String task) {
    try (Node node = misbehaving(agent, mischief, ALWAYS)) {
      Api api = node.api();
      String id = api.submit("Todo", "Build a Todo app with due dates");

      JsonNode end = api.awaitEnd(id, LIMIT);

      assertThat(Api.status(end)).isEqualTo("FAILED");
      assertThat(end.path("reason").asString()).contains("task " + task + " failed");
      JsonNode costs = api.get("projects/" + id + "/costs");
      assertThat(costs.path("heldUsd").asString()).isEqualTo("0.00");
      assertThat(api.files(id).keySet()).noneMatch(path -> path.contains("passwd"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BACKEND, PARENT_PATH, backend",
    "BACKEND, MISSING_FILE, backend",
    "QA, EMPTY_FILE, qa",
    "DEVOPS, BROKEN_YAML, devops",
    "CTO, BROKEN_PLAN, plan"
  })
  void succeedsWhenFindingsHelp(String agent, String mischief, String task) {
    try (Node node = misbehaving(agent, mischief, ONCE)) {
      Api api = node.api();
      String id = api.submit("Todo", "Build a Todo app with due dates");

      assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("SUCCEEDED");
      assertThat(findings(api, id, task)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"BACKEND", "CTO"})
  void goesOnWhereAReplyWasCutAndWritesTheSameFiles(String agent) {
    Map<String, String> whole = filesOf(new String[0]);
    Map<String, String> continued = filesOf(mischief(agent, "TRUNCATED", ALWAYS));

    assertThat(continued).isEqualTo(whole);
  }

  private Map<String, String> filesOf(String... settings) {
    try (Node node = Node.start(database, settings)) {
      Api api = node.api();
      String id = api.submit("Todo", "Build a Todo app with due dates");
      assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("SUCCEEDED");
      return api.files(id);
    }
  }

  private Node misbehaving(String agent, String mischief, int replies) {
    return Node.start(database, mischief(agent, mischief, replies));
  }

  private static String[] mischief(String agent, String kind, int replies) {
    String setting = "--aios.providers.scripted.mischiefs[0].";
    return new String[] {
      setting + "agent=" + agent, setting + "kind=" + kind, setting + "replies=" + replies
    };
  }

  private static List<String> findings(Api api, String id, String task) {
    List<String> findings = new ArrayList<>();
    for (JsonNode verdict : api.get("projects/" + id + "/tasks/" + task).path("verdicts")) {
      verdict.path("findings").forEach(f -> findings.add(f.path("message").asString()));
    }
    return findings;
  }
}
