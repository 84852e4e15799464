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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What probes and load balancers are told about a node. */
@PostgresTest
class HealthStory {

  /** Probes give up after three seconds or so. */
  private static final Duration PROBE = Duration.ofSeconds(3);

  private static final Duration BACK = Duration.ofSeconds(10);

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @CsvSource({
    "gateway, database readinessState",
    "orchestrator, database orchestrator readinessState",
    "worker, database readinessState worker",
  })
  void readinessIsWhatTheRoleNeedsInStatusWords(String role, String parts, Database database) {
    try (Node node = Node.start(database, "--aios.node.roles=" + role)) {
      HttpResponse<String> answer = node.api().health("readiness");

      assertThat(answer.statusCode()).isEqualTo(200);
      JsonNode components = JSON.readTree(answer.body()).path("components");
      assertThat(components.propertyNames()).containsExactlyInAnyOrder(parts.split(" "));
      assertThat(components)
          .allSatisfy(component -> {
            assertThat(component.propertyNames()).containsExactly("status");
            assertThat(component.path("status").asString()).isEqualTo("UP");
          });
      assertThat(node.api().health("liveness").body()).doesNotContain("database");
    }
  }

  @Test
  void aNodeWithoutItsDatabaseLivesAndSaysSoonThatItIsNotReady(Database other) {
    try (Database database = Database.create();
        Node node = Node.start(database)) {
      Api api = node.api();
      assertThat(api.health("readiness").statusCode()).isEqualTo(200);

      connections(other, database, false);

      await()
          .atMost(BACK)
          .until(() -> {
            Instant asked = Instant.now();
            int status = api.health("readiness").statusCode();
            assertThat(Duration.between(asked, Instant.now())).isLessThan(PROBE);
            return status == 503;
          });
      assertThat(api.health("liveness").statusCode()).isEqualTo(200);
      assertThat(api.health("readiness").body()).doesNotContain("FATAL", "exception");

      connections(other, database, true);

      await().atMost(BACK).until(() -> api.health("readiness").statusCode() == 200);
    }
  }

  /** The server stays for the other tests; this database is as good as away. */
  private static void connections(Database other, Database database, boolean allowed) {
    String name = database.url().substring(database.url().lastIndexOf('/') + 1);
    other.jdbc().sql("alter database " + name + " allow_connections " + allowed).update();
    if (!allowed) {
      other
          .jdbc()
          .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = :name")
          .param("name", name)
          .query()
          .listOfRows();
    }
  }
}
