package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.database.MortalPostgres;
import io.aios.testing.Api;
import io.aios.testing.NodeProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database goes and comes back under a node that plays all roles: nothing is lost. */
class OutageStory {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String PROJECT =
      """
      {"name": "Todo", "brief": "Build a Todo app with due dates"}
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void endsAProjectAlthoughPostgresIsKilledInTheMiddle(int secondsAway) throws Exception {
    try (MortalPostgres postgres = MortalPostgres.start(folder);
        NodeProcess node = NodeProcess.start(folder, settings(postgres))) {
      Api api = node.api();
      String id = api.submit("Todo", "Build a Todo app with due dates");
      await().atMost(LIMIT).until(() -> api.text("projects/" + id + "/tasks").contains("RUNNING"));
      var later = Executors.newSingleThreadScheduledExecutor();

      postgres.kill();
      var back = later.schedule(postgres::revive, secondsAway, TimeUnit.SECONDS);
      assertThat(liveness(api)).isEqualTo(200);
      assertIsAway(api.answer("projects/" + id));
      assertIsAway(api.submitAs("while-away", PROJECT));
      assertThat(liveness(api)).isEqualTo(200);

      back.get();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> api.submitAs("while-away", PROJECT).statusCode() < 300);
      assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("SUCCEEDED");
      assertThat(api.get("projects").path("projects")).hasSize(2);
      later.shutdown();
    }
  }

  @Test
  void endsAProjectWithoutListening() throws Exception {
    try (MortalPostgres postgres = MortalPostgres.start(folder);
        NodeProcess node =
            NodeProcess.start(
                folder,
                settings(
                    postgres,
                    "--aios.database.signals=poll",
                    "--aios.database.signal-poll=200ms",
                    "--aios.engine.polling=1m"))) {
      Api api = node.api();

      String id = api.submit("Todo", "Build a Todo app with due dates");

      assertThat(Api.status(api.awaitEnd(id, LIMIT))).isEqualTo("SUCCEEDED");
      assertThat(listeners(postgres)).isZero();
    }
  }

  private static void assertIsAway(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("urn:aios:problem:database-away");
  }

  private static int liveness(Api api) {
    return api.answer("/actuator/health/liveness").statusCode();
  }

  private static int listeners(MortalPostgres postgres) throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where application_name = 'aios signals'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static List<String> settings(MortalPostgres postgres, String... more) {
    List<String> settings = new ArrayList<>(postgres.arguments());
    settings.add("--aios.providers.scripted.latency=1s");
    settings.addAll(List.of(more));
    return settings;
  }
}
