package io.aios.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.project.Event;
import io.aios.project.Event.Kind;
import io.aios.project.Events;
import io.aios.project.ProjectId;
import io.aios.routing.ByteEstimate;
import io.aios.routing.Catalog;
import io.aios.routing.Experiments;
import io.aios.routing.Market;
import io.aios.routing.Markets;
import io.aios.routing.RoutingPolicy;
import io.aios.routing.ScoringPolicy;
import io.aios.routing.Yardstick;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What the twins promise holds on the real store as well. */
@PostgresTest
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresGatewayTest {

  private static final String TODO = "{\"name\":\"Todo\",\"brief\":\"An app\",\"budgetUsd\":0.1}";

  private final Database database;
  private final ConfigurableApplicationContext node;
  private final GatewayClient client;

  PostgresGatewayTest(Database database) {
    this.database = database;
    this.node = new SpringApplicationBuilder(Node.class).run(arguments(database));
    this.client = node.getBean(GatewayClient.class);
  }

  @AfterAll
  void stop() {
    node.close();
  }

  @Test
  void sameKeyFiftyTimesAtOnceIsOneProject() throws InterruptedException, ExecutionException {
    String key = UUID.randomUUID().toString();
    List<Future<HttpResponse<String>>> answers = new ArrayList<>();
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 50)
          .forEach(
              n -> answers.add(clients.submit(() -> client.submit(TODO, "Idempotency-Key", key))));
    }

    Set<String> locations = new HashSet<>();
    for (Future<HttpResponse<String>> answer : answers) {
      assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(202);
      locations.add(answer.get().headers().firstValue("Location").orElseThrow());
    }
    assertThat(locations).hasSize(1);
    long projects =
        database
            .jdbc()
            .sql("select count(*) from project where idempotency_key = :key")
            .param("key", key)
            .query(Long.class)
            .single();
    assertThat(projects).isOne();
    String project = locations.iterator().next();
    assertThat(client.json(project + "/costs").get("leftUsd").asString()).isEqualTo("0.10");
    assertThat(events(project).get("events")).hasSize(1);
  }

  @Test
  void sameKeyWithAnotherBodyIsRefused() {
    String key = UUID.randomUUID().toString();
    client.submit(TODO, "Idempotency-Key", key);

    HttpResponse<String> other = client.submit(TODO.replace("0.1", "0.2"), "Idempotency-Key", key);

    assertThat(other.statusCode()).isEqualTo(422);
  }

  @Test
  void signalBringsEventsLongBeforeThePoll() throws IOException {
    String project = submitted();
    ProjectId id = new ProjectId(UUID.fromString(project.substring(project.lastIndexOf('/') + 1)));

    HttpResponse<InputStream> stream = client.stream(client.request(project + "/events"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      await(lines, "id: 1");
      append(id, new Event.OfProject(Kind.PROJECT_STARTED, "Started"));
      await(lines, "id: 2");
      append(id, new Event.OfProject(Kind.PROJECT_CANCELLED, "Cancelled"));
      await(lines, "id: 3");
      assertThat(lines.readLine()).isEqualTo("event: project.cancelled");
    }
  }

  @Test
  void everyViewOfANewProjectIsServed() {
    String project = submitted();

    for (String view : List.of("", "/tasks", "/tasks/plan", "/artifacts", "/costs", "/report")) {
      assertThat(client.get(project + view).statusCode()).as(view).isEqualTo(200);
    }
    assertThat(client.json(project + "/report").at("/quote/basis").asString()).isEqualTo("PRIOR");
    assertThat(client.fetch(project + "/archive.zip").statusCode()).isEqualTo(200);
    assertThat(client.get(project + "/artifacts/a.txt").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/v1/agents").statusCode()).isEqualTo(200);
  }

  @Test
  void pagesGiveEachProjectOnceNewestFirst() {
    List<String> made = Stream.generate(this::submitted).limit(5).toList();

    List<String> seen = new ArrayList<>();
    String path = "/api/v1/projects?status=SUBMITTED&limit=2";
    while (!seen.containsAll(made)) {
      JsonNode page = client.json(path);
      page.get("projects").forEach(each -> seen.add(each.at("/links/self").asString()));
      path =
          "/api/v1/projects?status=SUBMITTED&limit=2&cursor=" + page.get("nextCursor").asString();
    }

    assertThat(seen.stream().filter(made::contains)).isEqualTo(made.reversed());
  }

  @Test
  void cancellationIsTakenAsOftenAsItIsAskedFor() {
    String project = submitted();

    for (int n = 0; n < 3; n++) {
      HttpResponse<String> response =
          client.send(client.request(project + "/cancel").POST(BodyPublishers.noBody()));
      assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    }
  }

  private String submitted() {
    return client.submit(TODO).headers().firstValue("Location").orElseThrow();
  }

  private JsonNode events(String project) {
    return client.json(
        client.send(client.request(project + "/events").header("Accept", "application/json")));
  }

  private void append(ProjectId project, Event event) {
    node.getBean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> node.getBean(Events.class).append(project, List.of(event), ProjectCast.NOON));
  }

  private static void await(BufferedReader lines, String line) throws IOException {
    String next = lines.readLine();
    while (next != null && !next.equals(line)) {
      next = lines.readLine();
    }
    assertThat(next).isEqualTo(line);
  }

  private static String[] arguments(Database database) {
    List<String> arguments = new ArrayList<>(database.arguments());
    arguments.add("--server.port=0");
    arguments.add("--aios.node.roles=GATEWAY");
    // So that only a signal can be in time.
    arguments.add("--aios.gateway.event-poll=5m");
    return arguments.toArray(String[]::new);
  }

  /** A gateway on PostgreSQL. Found by no other application, see {@link GatewayRoom}. */
  @EnableAutoConfiguration
  @ComponentScan({
    "io.aios.artifacts",
    "io.aios.database",
    "io.aios.engine",
    "io.aios.gateway",
    "io.aios.ledger",
    "io.aios.llm.postgres",
    "io.aios.node",
    "io.aios.project"
  })
  static class Node {

    @Bean
    Catalog catalog() {
      return new Catalog(List.of());
    }

    @Bean
    RoutingPolicy routingPolicy() {
      return new ScoringPolicy(new ByteEstimate(), 0);
    }

    @Bean
    Markets markets(Catalog catalog) {
      return () -> Market.fresh(catalog, LocalDate.of(2026, 11, 22), Set.of());
    }

    @Bean
    Yardstick yardstick(RoutingPolicy policy, Catalog catalog) {
      return Yardstick.of(policy, catalog, "");
    }

    @Bean
    Experiments experiments() {
      return Experiments.NONE;
    }

    @Bean
    GatewayClient client(Environment settings) {
      return new GatewayClient(settings);
    }
  }
}
