package io.aios.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.AiosApplication;
import io.aios.chaos.Trouble.CommitCut;
import io.aios.chaos.Trouble.Fate;
import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import io.aios.testing.model.ModelServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The connection breaks exactly at a commit, and nobody can know what became of it. */
@PostgresTest
class CommitUnknownStory {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String KEY = "sk-unknown-7c2e";
  private static final String SUBMIT = "insert into project (";
  private static final String SETTLE = "then 'KEPT' else 'SETTLED' end";

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aSubmissionWithOneKeyIsOneProjectWhateverBecameOfItsCommit(Database database)
      throws Exception {
    try (Scene scene = new Scene(database)) {
      int cuts = 0;
      for (Fate fate : Fate.values()) {
        cuts++;
        String key = "submit-" + fate;
        scene.faults.make(new CommitCut(SUBMIT, fate, 1));

        HttpResponse<String> first = submit(scene, key);
        HttpResponse<String> second = submit(scene, key);

        assertThat(scene.faults.commitsCut()).isEqualTo(cuts);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(503);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(202);
        String id = new JsonMapper().readTree(second.body()).path("id").asString();
        scene.evidence.acknowledged(key, UUID.fromString(id));
        assertThat(Api.status(scene.api().awaitEnd(id, LIMIT))).isEqualTo("SUCCEEDED");
        System.out.printf(
            "submit %s: %d, then %d%n", fate, first.statusCode(), second.statusCode());
      }
      assertThat(projects(database)).isEqualTo(2);
      scene.assertPaidOnce(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerIsPaidOnceWhateverBecameOfItsSettlement(Fate fate, Database database)
      throws Exception {
    try (Scene scene = new Scene(database)) {
      scene.faults.make(new CommitCut(SETTLE, fate, 1));
      String key = "settle-" + fate;
      HttpResponse<String> submitted = submit(scene, key);
      String id = new JsonMapper().readTree(submitted.body()).path("id").asString();
      scene.evidence.acknowledged(key, UUID.fromString(id));
      long start = System.nanoTime();

      assertThat(Api.status(scene.api().awaitEnd(id, LIMIT))).isEqualTo("SUCCEEDED");

      assertThat(scene.faults.commitsCut()).isEqualTo(1);
      System.out.printf(
          "settle %s: ended after %d ms%n", fate, (System.nanoTime() - start) / 1_000_000);
      scene.assertPaidOnce(fate == Fate.COMMITTED ? 0 : 1);
    }
  }

  private HttpResponse<String> submit(Scene scene, String key) throws Exception {
    String body = "{\"name\":\"Todo\",\"brief\":\"Build a Todo app, " + key + "\"}";
    return http.send(
        HttpRequest.newBuilder(scene.url.resolve("/api/v1/projects"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static long projects(Database database) {
    return database.jdbc().sql("select count(*) from project").query(Long.class).single();
  }

  /** One node with all roles in this JVM, which reaches its database through faults. */
  private static final class Scene implements AutoCloseable {

    private final ModelServer models = ModelServer.start(KEY, Map.of());
    private final TcpFaults faults;
    private final Evidence evidence;
    private final Database database;
    private final ConfigurableApplicationContext node;
    private final URI url;

    Scene(Database database) {
      this.database = database;
      this.faults =
          TcpFaults.before(URI.create(database.url().substring("jdbc:".length())).getPort());
      clear(database);
      this.evidence = Evidence.in(database.jdbc());
      String name = database.url().substring(database.url().lastIndexOf('/') + 1);
      this.node =
          new SpringApplicationBuilder(AiosApplication.class)
              .run(
                  "--spring.datasource.url=jdbc:postgresql://127.0.0.1:"
                      + faults.port()
                      + "/"
                      + name,
                  "--spring.datasource.username=" + database.username(),
                  "--spring.datasource.password=" + database.password(),
                  "--server.port=0",
                  "--spring.main.banner-mode=off",
                  "--logging.level.root=warn",
                  "--aios.engine.polling=200ms",
                  "--aios.engine.agent.heartbeat=500ms",
                  "--aios.engine.control.heartbeat=500ms",
                  "--aios.providers.claude.api-key=" + KEY,
                  "--aios.providers.claude.base-url=" + models.url());
      this.url =
          URI.create(
              "http://127.0.0.1:" + node.getEnvironment().getRequiredProperty("local.server.port"));
    }

    Api api() {
      return new Api(url);
    }

    /**
     * All invariants hold, and the bill has no more repetitions than this.
     *
     * @param repeated calls whose answer was lost before it was stored
     */
    void assertPaidOnce(int repeated) {
      evidence.billed(models.bill());
      Reconciliation.run(database.dataSource());
      long again =
          database
              .jdbc()
              .sql("select count(*) - count(distinct request) from chaos.bill")
              .query(Long.class)
              .single();
      assertThat(again).isLessThanOrEqualTo(repeated);
      Map<Invariant, ?> broken = evidence.violations();
      if (repeated > 0) {
        broken.remove(Invariant.ONLY_CALLS_IN_FLIGHT_ARE_UNSURE);
        broken.remove(Invariant.ONLY_CALLS_IN_FLIGHT_ARE_REPEATED);
      }
      assertThat(broken).isEmpty();
    }

    private static void clear(Database database) {
      database.jdbc().sql("drop schema if exists chaos cascade").update();
      database.jdbc().sql("truncate project, account, llm_call cascade").update();
    }

    @Override
    public void close() {
      node.close();
      faults.close();
      models.close();
    }
  }
}
