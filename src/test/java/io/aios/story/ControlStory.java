package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.PostgresTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People push all buttons at once. */
@PostgresTest
class ControlStory {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int ROUNDS = 12;
  private static final int CLIENTS = 50;

  private final Database database;

  ControlStory(Database database) {
    this.database = database;
  }

  /** While orchestrators advance it: nobody waits for anybody in a circle. */
  @Test
  void fiftyCancelsAtOnceAreOneCancellation() throws ExecutionException, InterruptedException {
    try (Node node = Node.start(database, "--aios.providers.scripted.latency=20ms")) {
      Api api = node.api();
      for (int round = 0; round < ROUNDS; round++) {
        String id = api.submit("Todo", "Build a Todo app with due dates");
        int events = 1 + round;
        await()
            .atMost(LIMIT)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> kinds(id).size() >= events);

        List<Integer> answers = atOnce(client -> push(api, id, client));

        assertThat(answers).as("each is taken, or comes too late").isSubsetOf(200, 202, 409);
        assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("CANCELLED");
        assertThat(kinds(id)).containsOnlyOnce("PROJECT_CANCELLED").endsWith("PROJECT_CANCELLED");
        assertThat(post(api, id, "cancel")).as("what has ended is not cancelled").isEqualTo(409);
      }
      await().atMost(LIMIT).until(() -> count("engine_agent") == 0 && dueLooks() == 0);
    }
  }

  @Test
  void whatWaitsOfACancelledOrPausedProjectLeavesTheLineAtOnce() {
    try (Node node = Node.start(database, "--aios.worker.kinds=CTO")) {
      Api api = node.api();
      String id = api.submit("Todo", "Build a Todo app with due dates");
      await().atMost(LIMIT).until(() -> count("engine_agent") == 2);
      assertThat(put(api, id, "priority", "high")).isEqualTo(200);
      assertThat(ranks()).containsOnly(3);

      assertThat(post(api, id, "pause")).isEqualTo(202);
      await().atMost(LIMIT).until(() -> kinds(id).contains("PROJECT_PAUSED"));
      assertThat(count("engine_agent")).isZero();
      assertThat(post(api, id, "pause")).as("once more changes nothing").isEqualTo(202);

      assertThat(post(api, id, "resume")).isEqualTo(202);
      await().atMost(LIMIT).until(() -> kinds(id).contains("PROJECT_RESUMED"));
      assertThat(count("engine_agent")).isEqualTo(2);
      assertThat(ranks()).as("it goes on as it was ranked").containsOnly(3);

      assertThat(post(api, id, "cancel")).isEqualTo(202);
      JsonNode end = api.awaitEnd(id, LIMIT);
      assertThat(Api.status(end)).isEqualTo("CANCELLED");
      assertThat(count("engine_agent")).isZero();
      assertThat(kinds(id))
          .containsOnlyOnce(
              "PRIORITY_CHANGED", "PROJECT_PAUSED", "PROJECT_RESUMED", "PROJECT_CANCELLED");
    }
  }

  @Test
  void deadlineOfAPausedProjectCounts() {
    try (Node node = Node.start(database, "--aios.worker.kinds=CTO")) {
      Api api = node.api();
      String id = api.submit("Todo", "Build a Todo app with due dates");
      assertThat(post(api, id, "pause")).isEqualTo(202);
      Instant first = Instant.now().plusSeconds(5);
      Instant second = first.plusSeconds(3);
      assertThat(put(api, id, "deadline", first.toString())).isEqualTo(200);
      assertThat(put(api, id, "deadline", second.toString())).isEqualTo(200);

      JsonNode end = api.awaitEnd(id, LIMIT);

      assertThat(Api.status(end)).isEqualTo("FAILED");
      assertThat(end.path("reason").asString()).isEqualTo("its deadline has passed");
      assertThat(Instant.parse(end.path("finishedAt").asString()))
          .as("the first deadline was moved")
          .isAfterOrEqualTo(second);
      assertThat(kinds(id)).containsSubsequence("PROJECT_PAUSED", "DEADLINE_PASSED");
      assertThat(kinds(id)).endsWith("PROJECT_FAILED");
    }
  }

  /** Most cancel; some pull at everything else. */
  private static int push(Api api, String id, int client) {
    return switch (client % 10) {
      case 1 -> post(api, id, "pause");
      case 3 -> post(api, id, "resume");
      case 5 -> put(api, id, "priority", client % 20 == 5 ? "high" : "low");
      case 7 -> put(api, id, "deadline", Instant.now().plusSeconds(3_600 + client).toString());
      default -> post(api, id, "cancel");
    };
  }

  private interface Client {
    int push(int number);
  }

  private static List<Integer> atOnce(Client client)
      throws InterruptedException, ExecutionException {
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int number = 0; number < CLIENTS; number++) {
      int self = number;
      calls.add(() -> client.push(self));
    }
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> answer : clients.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  private static int post(Api api, String id, String what) {
    return api.post("/api/v1/projects/" + id + "/" + what, "").statusCode();
  }

  private static int put(Api api, String id, String what, String value) {
    String body = "{\"%s\":\"%s\"}".formatted(what, value);
    HttpResponse<String> response = api.put("/api/v1/projects/" + id + "/" + what, body);
    return response.statusCode();
  }

  private List<String> kinds(String id) {
    return database
        .jdbc()
        .sql("select kind from event where project_id = cast(:id as uuid) order by sequence")
        .param("id", id)
        .query((row, number) -> row.getString(1))
        .list();
  }

  private long count(String table) {
    return database.jdbc().sql("select count(*) from " + table).query(Long.class).single();
  }

  private long dueLooks() {
    return database
        .jdbc()
        .sql("select count(*) from engine_control where execution_time <= now()")
        .query(Long.class)
        .single();
  }

  private List<Integer> ranks() {
    return database
        .jdbc()
        .sql("select priority from engine_agent")
        .query((row, number) -> row.getInt(1))
        .list();
  }
}
