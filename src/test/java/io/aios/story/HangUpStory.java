package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.database.Channel;
import io.aios.database.Signals;
import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.PostgresTest;
import io.aios.testing.model.Bill.Line;
import io.aios.testing.model.ModelServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/**
 * A project ends while models write for it: their providers see within a second that nobody listens
 * any more, and what they may bill is charged.
 */
@PostgresTest
class HangUpStory {

  private static final String KEY = "sk-story-2b7c91e4d0";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PROMISE = Duration.ofSeconds(1);
  private static final Duration PACE = Duration.ofMillis(40);
  private static final int CANCELS = 5;

  private final Database database;
  private final List<String> projects = new ArrayList<>();

  HangUpStory(Database database) {
    this.database = database;
  }

  @ParameterizedTest
  @CsvSource({"claude, ''", "openai, /v1"})
  void cancelledCallsAreBrokenOffWithinASecondAndBilled(String provider, String path) {
    try (ModelServer server = slowServer();
        Node node = start(server, provider, path)) {
      cancelWhileItIsWritten(node.api(), server); // the first one loads classes

      List<Duration> times = new ArrayList<>();
      for (int cancel = 0; cancel < CANCELS; cancel++) {
        times.add(cancelWhileItIsWritten(node.api(), server));
      }

      print("cancel to hang-up, " + provider, times);
      assertThat(times).allMatch(time -> time.compareTo(PROMISE) < 0);
      assertBilled(server);
    }
  }

  /** Then a look at what has ended takes the place of the signal; it comes once a second. */
  @ParameterizedTest
  @CsvSource({"claude, ''", "openai, /v1"})
  void withoutAnySignalTheyAreBrokenOffAtTheNextLook(String provider, String path) {
    try (ModelServer server = slowServer();
        Node node = start(server, provider, path, deaf())) {
      cancelWhileItIsWritten(node.api(), server);

      List<Duration> times = new ArrayList<>();
      for (int cancel = 0; cancel < 2; cancel++) {
        times.add(cancelWhileItIsWritten(node.api(), server));
      }

      print("the same without a signal, " + provider, times);
      assertThat(times).allMatch(time -> time.compareTo(PROMISE.multipliedBy(3)) < 0);
      assertBilled(server);
    }
  }

  @Test
  void deadlineBreaksOffWhatIsBeingWritten() {
    try (ModelServer server = slowServer();
        Node node = start(server, "claude", "")) {
      Api api = node.api();
      String id = whileItIsWritten(api, server);
      Instant deadline = Instant.now().plusSeconds(2);

      assertThat(put(api, id, "deadline", deadline.toString())).isEqualTo(200);

      JsonNode end = api.awaitEnd(id, LIMIT);
      await().atMost(LIMIT).until(() -> !server.hangUps().isEmpty());
      assertThat(Api.status(end)).isEqualTo("FAILED");
      assertThat(end.path("reason").asString()).isEqualTo("its deadline has passed");
      assertThat(end.path("deadline").asString()).isNotEmpty();
      Duration late = Duration.between(deadline, server.hangUps().getFirst());
      print("deadline to hang-up", List.of(late));
      assertThat(late).isBetween(Duration.ZERO, PROMISE.multipliedBy(3));
      assertThat(kinds(id)).containsSubsequence("DEADLINE_CHANGED", "DEADLINE_PASSED");
      assertThat(kinds(id)).endsWith("PROJECT_FAILED");
      assertBilled(server);
    }
  }

  /** From the request to the moment at which the server finds that its client has gone. */
  private Duration cancelWhileItIsWritten(Api api, ModelServer server) {
    int before = server.hangUps().size();
    String id = whileItIsWritten(api, server);

    Instant asked = Instant.now();
    assertThat(api.post("/api/v1/projects/" + id + "/cancel", "").statusCode()).isEqualTo(202);

    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> server.hangUps().size() > before);
    assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("CANCELLED");
    assertThat(kinds(id)).endsWith("PROJECT_CANCELLED");
    return Duration.between(asked, server.hangUps().getLast());
  }

  private String whileItIsWritten(Api api, ModelServer server) {
    int before = server.calls();
    String id = api.submit("Todo", "Build a Todo app with due dates");
    projects.add(id);
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> server.calls() > before && server.bill().lines().size() == server.calls());
    return id;
  }

  /** No hold is left open, and each call was charged at least what the server wrote on its bill. */
  private void assertBilled(ModelServer server) {
    await().atMost(LIMIT).until(() -> charges(List.of("HELD")).isEmpty());
    List<Long> charged = charges(List.of("KEPT", "SETTLED"));
    List<Long> billed = server.bill().lines().stream().map(Line::nanos).sorted().toList();

    assertThat(charged).hasSameSizeAs(billed);
    for (int call = 0; call < billed.size(); call++) {
      assertThat(charged.get(call)).isGreaterThanOrEqualTo(billed.get(call));
    }
    long spent =
        database
            .jdbc()
            .sql(
                """
                select sum(spent_nanos)
                from account
                where id = any (select 'project:' || p from unnest(:projects) p)
                  and held_nanos = 0
                """)
            .param("projects", projects.toArray(String[]::new))
            .query(Long.class)
            .single();
    assertThat(spent).isEqualTo(charged.stream().mapToLong(Long::longValue).sum());
    System.out.printf(
        "billed %d nano-dollars, charged %d%n",
        billed.stream().mapToLong(Long::longValue).sum(), spent);
  }

  private List<Long> charges(List<String> states) {
    return database
        .jdbc()
        .sql(
            """
            select coalesce(c.cost_nanos, 0)
            from llm_call c join task t on t.id = c.subject
            where c.state = any (:states) and t.project_id::text = any (:projects)
            order by 1
            """)
        .param("projects", projects.toArray(String[]::new))
        .param("states", states.toArray(String[]::new))
        .query((row, number) -> row.getLong(1))
        .list();
  }

  private List<String> kinds(String id) {
    return database
        .jdbc()
        .sql("select kind from event where project_id = cast(:id as uuid) order by sequence")
        .param("id", id)
        .query((row, number) -> row.getString(1))
        .list();
  }

  private static int put(Api api, String id, String what, String value) {
    String body = "{\"%s\":\"%s\"}".formatted(what, value);
    return api.put("/api/v1/projects/" + id + "/" + what, body).statusCode();
  }

  private static ModelServer slowServer() {
    return ModelServer.start(new ModelServer.Offering(0, KEY, PACE, Map.of(), List.of()));
  }

  private Node start(ModelServer server, String provider, String path, String... more) {
    List<String> settings = new ArrayList<>(List.of(more));
    settings.add("--aios.providers." + provider + ".api-key=" + KEY);
    settings.add("--aios.providers." + provider + ".base-url=" + server.url() + path);
    return Node.start(database, settings.toArray(String[]::new));
  }

  private static String deaf() {
    return "--spring.main.sources=" + Deaf.class.getName();
  }

  private static void print(String what, List<Duration> times) {
    System.out.println(what + ": " + times.stream().map(Duration::toMillis).toList() + " ms");
  }

  /**
   * A node that raises signals and hears none. Found by no other application: it is no component.
   */
  static class Deaf {

    @Bean
    @Primary
    Signals deafSignals() {
      return new Signals() {
        @Override
        public void raise(Channel channel, String payload) {}

        @Override
        public Subscription listen(Channel channel, Consumer<String> subscriber) {
          return () -> {};
        }
      };
    }
  }
}
