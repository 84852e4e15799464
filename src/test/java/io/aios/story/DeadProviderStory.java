package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.NodeProcess;
import io.aios.testing.PostgresTest;
import io.aios.testing.model.Bill;
import io.aios.testing.model.Front;
import io.aios.testing.model.Front.Visit;
import io.aios.testing.model.ModelServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Twenty projects begin while the only provider is dead. It is left in peace, costs no more than
 * the few calls that reached it may cost, and when it is back they all go on.
 */
@PostgresTest
class DeadProviderStory {

  private static final int TASKS = 20;
  private static final int MOST_CONNECTIONS = 6;
  private static final Duration COOL_DOWN = Duration.ofSeconds(4);
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final String KEY = "sk-story-0b7e4a91d3";

  /** Calls for completions; the checks, which cost nothing, are {@code GET /v1/models}. */
  private static final String CALL = "POST /v1/messages";

  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  @TempDir private Path logs;

  @Test
  void isLeftInPeaceAndComesBackByOneProbe(Database database) {
    try (ModelServer server = ModelServer.start(KEY, Map.of());
        Front front = Front.to(server.url());
        NodeProcess node = start(database, front)) {
      Api api = node.api();
      List<String> projects =
          IntStream.range(0, TASKS).mapToObj(number -> submit(api, number)).toList();

      awaitBreaker(api, "OPEN");
      assertFewCameThrough(front);
      assertToldWhy(api);

      front.revive();
      await().atMost(LIMIT).until(() -> !served(front).isEmpty());
      awaitOthersTurnedAway(database);
      assertThat(served(front)).as("one finds out whether it is back").hasSize(1);
      assertThat(server.calls()).isZero();

      front.answer();
      projects.forEach(
          id -> assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("SUCCEEDED"));
      awaitBreaker(api, "CLOSED");
      assertFewCameThrough(front);
      assertBooked(database, front, server);
      assertMetricsNameProvidersAndModelsOnly(api);
    }
  }

  private NodeProcess start(Database database, Front front) {
    List<String> settings = new ArrayList<>(database.arguments());
    settings.add("--aios.providers.claude.api-key=" + KEY);
    settings.add("--aios.providers.claude.base-url=" + front.url());
    settings.add("--aios.providers.guard.breaker.open-for=" + COOL_DOWN);
    // The usual ones are 15 s and ten times in a row.
    settings.add("--aios.routing.come-back-after=1s");
    settings.add("--aios.engine.retry.max-deferrals=1000");
    return NodeProcess.start(logs, settings);
  }

  private static String submit(Api api, int number) {
    return api.submit("Todo " + number, "Build a Todo app with due dates");
  }

  private static void awaitBreaker(Api api, String state) {
    await().atMost(LIMIT).until(() -> provider(api).path("breaker").asString(), state::equals);
  }

  private static JsonNode provider(Api api) {
    return api.get("providers").path("providers").path(0).path("nodes").path(0);
  }

  /** The breaker opens with the fifth fault; each cool-down ends with one call. */
  private static void assertFewCameThrough(Front front) {
    List<Visit> calls = front.visits(CALL).stream().filter(visit -> !visit.served()).toList();
    assertThat(calls).hasSizeGreaterThanOrEqualTo(5);
    // Clocks are read at both ends.
    Duration closedFor = COOL_DOWN.minusMillis(100);
    Duration peace = calls.get(4).after().plus(closedFor);
    List<Visit> before = calls.stream().filter(call -> call.after().compareTo(peace) < 0).toList();
    assertThat(before).hasSizeLessThanOrEqualTo(MOST_CONNECTIONS);
    Duration last = calls.get(4).after();
    for (Visit probe : calls.subList(before.size(), calls.size())) {
      assertThat(probe.after()).isGreaterThanOrEqualTo(last.plus(closedFor));
      last = probe.after();
    }
  }

  private static void assertToldWhy(Api api) {
    JsonNode error = provider(api).path("models").path(0).path("lastError");
    assertThat(error.path("kind").asString()).isEqualTo("Interrupted");
    assertThat(error.path("detail").asString()).contains("anthropic");
  }

  /** Each of the other tasks comes back from now on, and is told that one call finds out. */
  private static void awaitOthersTurnedAway(Database database) {
    OffsetDateTime last =
        database
            .jdbc()
            .sql("select max(held_at) from llm_call")
            .query(OffsetDateTime.class)
            .single();
    await()
        .atMost(LIMIT)
        .until(
            () ->
                database
                    .jdbc()
                    .sql(
                        """
                        select count(distinct subject)
                        from llm_call
                        where held_at > :last and reason like '%one call is finding out%'
                        """)
                    .param("last", last)
                    .query(Long.class)
                    .single(),
            turnedAway -> turnedAway == TASKS - 1);
  }

  private static List<Visit> served(Front front) {
    return front.visits(CALL).stream().filter(Visit::served).toList();
  }

  /** Calls that were heard may have been billed, whatever became of them; others cost nothing. */
  private static void assertBooked(Database database, Front front, ModelServer server) {
    int heard = front.visits(CALL).size() - served(front).size();
    assertThat(count(database, "select count(*) from llm_call where state = 'HELD'")).isZero();
    assertThat(count(database, "select count(*) from llm_call where state = 'KEPT'"))
        .as("a call that was heard and not answered")
        .isEqualTo(heard);
    assertThat(
            count(
                database,
                """
                select count(*)
                from llm_call
                where state = 'KEPT' and basis = 'ESTIMATED' and cost_nanos = hold_nanos
                """))
        .isEqualTo(heard);
    assertThat(count(database, "select sum(cost_nanos) from llm_call where state not in ('KEPT')"))
        .isEqualTo(server.bill().lines().stream().mapToLong(Bill.Line::nanos).sum());
  }

  /** Each label is a word of the library's, or the name of the provider or of one of its models. */
  private static void assertMetricsNameProvidersAndModelsOnly(Api api) {
    String metrics = api.text("/actuator/prometheus");
    assertThat(metrics)
        .contains("resilience4j_circuitbreaker_state{name=\"anthropic\",state=\"closed\"} 1.0")
        .doesNotContain(KEY);
    List<String> names =
        metrics
            .lines()
            .filter(line -> line.startsWith("resilience4j_"))
            .flatMap(line -> LABEL.matcher(line).results())
            .filter(label -> label.group(1).equals("name"))
            .map(label -> label.group(2))
            .distinct()
            .toList();
    assertThat(names)
        .hasSizeGreaterThan(1)
        .allMatch(name -> name.equals("anthropic") || name.matches("anthropic/claude-[a-z0-9-]+"));
  }

  private static long count(Database database, String sql) {
    return database.jdbc().sql(sql).query(Long.class).single();
  }
}
