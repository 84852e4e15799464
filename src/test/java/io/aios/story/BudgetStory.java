package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.money.Usd;
import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.PostgresTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The money is used up in the middle of a project: it stands still until a person gives more. */
@PostgresTest
class BudgetStory {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern MISSING = Pattern.compile("at least ([0-9.]+) USD more");
  private static final String BRIEF = "Build a Todo app with due dates";

  private final Database database;

  BudgetStory(Database database) {
    this.database = database;
  }

  @Test
  void goesOnWithMoreMoneyAndPaysNothingTwice() {
    try (Node node = Node.start(database, "--aios.providers.scripted.latency=1s")) {
      Api api = node.api();
      Usd whole = spent(api, succeeded(api, api.submit("Todo", BRIEF)));
      String id = api.submit("Todo", BRIEF);
      pauseAfterThePlan(api, id);
      assertThat(put(api, id, spent(api, id)).statusCode()).isEqualTo(200);
      resume(api, id);

      int pauses = 0;
      JsonNode project = awaitRest(api, id);
      while (Api.status(project).equals("PAUSED")) {
        pauses++;
        assertThat(pauses).as("each raise brings the project on").isLessThan(20);
        raise(api, id, missing(project));
        resume(api, id);
        project = awaitRest(api, id);
      }

      assertThat(Api.status(project)).isEqualTo("SUCCEEDED");
      assertThat(pauses).isPositive();
      assertThat(spent(api, id)).as("as much as without a pause").isEqualTo(whole);
      assertPaidOnce(id);
      List<String> kinds = kinds(id);
      assertThat(kinds.lastIndexOf("PROJECT_PAUSED"))
          .as("it stood still in the middle")
          .isGreaterThan(kinds.indexOf("TASK_SUCCEEDED"));
      assertThat(kinds)
          .contains("PROJECT_PAUSED", "BUDGET_CHANGED", "PROJECT_RESUMED")
          .endsWith("PROJECT_SUCCEEDED");
    }
  }

  @Test
  void standsStillWithTheAmountUntilItIsCancelled() {
    try (Node node = Node.start(database)) {
      Api api = node.api();
      String id = api.submit(request(api, Usd.of("0.000001")));

      JsonNode paused = awaitRest(api, id);

      assertThat(Api.status(paused)).isEqualTo("PAUSED");
      assertThat(missing(paused).isMoreThan(Usd.ZERO)).isTrue();
      assertThat(paused.path("reason").asString())
          .contains("PUT /api/v1/projects/" + id + "/budget");
      assertThat(spent(api, id)).isEqualTo(Usd.ZERO);
      JsonNode plan = api.get("projects/" + id + "/tasks").path("tasks").path(0);
      assertThat(Api.status(plan)).isEqualTo("WAITING");
      assertThat(api.post("/api/v1/projects/" + id + "/cancel", "").statusCode()).isEqualTo(202);
      assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("CANCELLED");
    }
  }

  @Test
  void pausesOnRequestLetsEndWhatRunsAndGoesOn() {
    try (Node node = Node.start(database, "--aios.providers.scripted.latency=1s")) {
      Api api = node.api();
      String id = api.submit("Todo", BRIEF);

      pauseAfterThePlan(api, id);

      assertThat(Api.status(api.get("projects/" + id))).isEqualTo("PAUSED");
      assertThat(api.get("projects/" + id + "/tasks").path("tasks").valueStream().skip(1))
          .isNotEmpty()
          .allMatch(task -> Api.status(task).equals("WAITING"));
      resume(api, id);
      succeeded(api, id);
      assertPaidOnce(id);
    }
  }

  private void pauseAfterThePlan(Api api, String id) {
    await().atMost(LIMIT).until(() -> kinds(id).contains("TASK_STARTED"));
    assertThat(api.post("/api/v1/projects/" + id + "/pause", "").statusCode()).isEqualTo(202);
    assertThat(Api.status(awaitRest(api, id))).isEqualTo("PAUSED");
    await().atMost(LIMIT).until(() -> kinds(id).contains("TASK_SUCCEEDED"));
  }

  private static Usd amount(JsonNode view, String field) {
    return Usd.of(view.path(field).asString());
  }

  private static String succeeded(Api api, String id) {
    assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("SUCCEEDED");
    return id;
  }

  private static ObjectNode request(Api api, Usd budget) {
    return api.request("Todo", BRIEF).put("budgetUsd", budget.toString());
  }

  /** The project once it has ended or stands still. */
  private static JsonNode awaitRest(Api api, String id) {
    return await()
        .atMost(LIMIT)
        .until(
            () -> api.get("projects/" + id),
            project ->
                List.of("PAUSED", "SUCCEEDED", "FAILED", "CANCELLED")
                    .contains(Api.status(project)));
  }

  private static Usd missing(JsonNode project) {
    Matcher amount = MISSING.matcher(project.path("reason").asString());
    assertThat(amount.find()).as(project.path("reason").asString()).isTrue();
    return Usd.of(amount.group(1));
  }

  private static void raise(Api api, String id, Usd by) {
    Usd budget = amount(api.get("projects/" + id), "budgetUsd").plus(by);
    HttpResponse<String> response = put(api, id, budget);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private static HttpResponse<String> put(Api api, String id, Usd budget) {
    return api.put("/api/v1/projects/" + id + "/budget", "{\"budgetUsd\":\"" + budget + "\"}");
  }

  private void resume(Api api, String id) {
    long before = resumptions(id);
    HttpResponse<String> response = api.post("/api/v1/projects/" + id + "/resume", "");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    await().atMost(LIMIT).until(() -> resumptions(id) > before);
  }

  private long resumptions(String id) {
    return kinds(id).stream().filter("PROJECT_RESUMED"::equals).count();
  }

  private static Usd spent(Api api, String id) {
    return amount(api.get("projects/" + id + "/costs"), "spentUsd");
  }

  private List<String> kinds(String id) {
    return database
        .jdbc()
        .sql("select kind from event where project_id = cast(:id as uuid) order by sequence")
        .param("id", id)
        .query((row, number) -> row.getString(1))
        .list();
  }

  /** Each step was charged once, and the account has paid for these lines and nothing else. */
  private void assertPaidOnce(String id) {
    List<String> steps =
        database
            .jdbc()
            .sql(
                """
                select t.key || ' ' || c.step
                from llm_call c join task t on t.id = c.subject
                where t.project_id = cast(:id as uuid) and c.state in ('SETTLED', 'KEPT')
                """)
            .param("id", id)
            .query((row, number) -> row.getString(1))
            .list();
    assertThat(steps).isNotEmpty().doesNotHaveDuplicates();
    long surplus =
        database
            .jdbc()
            .sql(
                """
                select a.spent_nanos - (select sum(c.cost_nanos) from llm_call c
                    join task t on t.id = c.subject where t.project_id = cast(:id as uuid))
                from account a
                where a.id = 'project:' || :id and a.held_nanos = 0
                """)
            .param("id", id)
            .query(Long.class)
            .single();
    assertThat(surplus).isZero();
  }
}
