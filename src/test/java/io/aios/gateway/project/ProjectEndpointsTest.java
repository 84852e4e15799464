package io.aios.gateway.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.AgendaTwin;
import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import io.aios.gateway.ProjectCast;
import io.aios.gateway.ProjectsTwin;
import io.aios.project.Project;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@GatewayTest
class ProjectEndpointsTest {

  private static final String TODO = "{\"name\":\"Todo\",\"brief\":\"An app\",\"budgetUsd\":0.1}";

  private final GatewayClient client;
  private final ProjectsTwin projects;
  private final AgendaTwin agenda;

  ProjectEndpointsTest(GatewayClient client, ProjectsTwin projects, AgendaTwin agenda) {
    this.client = client;
    this.projects = projects;
    this.agenda = agenda;
  }

  @Test
  void submittedProjectIsWhereLocationSays() {
    HttpResponse<String> response = client.submit(TODO);

    assertThat(response.statusCode()).isEqualTo(202);
    String location = response.headers().firstValue("Location").orElseThrow();
    JsonNode project = client.json(location);
    assertThat(project).isEqualTo(client.json(response));
    assertThat(project.get("status").asString()).isEqualTo("SUBMITTED");
    assertThat(project.get("budgetUsd").asString()).isEqualTo("0.10");
    assertThat(project.get("createdAt").asString()).isEqualTo("2026-11-22T12:01:00Z");
    assertThat(project.get("links").get("self").asString()).isEqualTo(location);
    assertThat(project.has("startedAt")).isFalse();
  }

  @Test
  void repetitionGivesTheSameProject() {
    String key = UUID.randomUUID().toString();
    HttpResponse<String> first = client.submit(TODO, "Idempotency-Key", key);

    HttpResponse<String> second =
        client.submit(TODO.replace("0.1", "\"0.10\""), "Idempotency-Key", key);

    assertThat(second.statusCode()).isEqualTo(202);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
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
      assertThat(answer.get().statusCode()).isEqualTo(202);
      locations.add(answer.get().headers().firstValue("Location").orElseThrow());
    }
    assertThat(locations).hasSize(1);
  }

  @Test
  void pagesGiveEachProjectOnceNewestFirst() {
    List<String> made = new ArrayList<>();
    IntStream.range(0, 5)
        .forEach(n -> made.add(client.json(client.submit(TODO)).get("id").asString()));

    List<String> seen = new ArrayList<>();
    String path = "/api/v1/projects?limit=2";
    while (!seen.containsAll(made)) {
      JsonNode page = client.json(path);
      assertThat(page.get("projects")).hasSize(2);
      page.get("projects").forEach(project -> seen.add(project.get("id").asString()));
      path = "/api/v1/projects?limit=2&cursor=" + page.get("nextCursor").asString();
    }

    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen.stream().filter(made::contains)).isEqualTo(made.reversed());
  }

  @Test
  void lastPageHasNoCursor() {
    JsonNode page = client.json("/api/v1/projects?status=AWAITING_APPROVAL");

    assertThat(page.get("projects")).isEmpty();
    assertThat(page.has("nextCursor")).isFalse();
  }

  @Test
  void listsOnlyTheStatesThatAreAskedFor() {
    Project ended = projects.put(ProjectCast.todo());
    client.submit(TODO);

    JsonNode page = client.json("/api/v1/projects?status=SUCCEEDED,FAILED&limit=200");

    assertThat(page.get("projects").valueStream().map(p -> p.get("id").asString()))
        .contains(ended.id().toString());
    assertThat(page.get("projects").valueStream().map(p -> p.get("status").asString()))
        .containsOnly("SUCCEEDED");
  }

  @Test
  void cancellationIsNotedAndLookedAtEachTime() {
    Project project = projects.put(ProjectCast.running(ProjectCast.todo()));

    assertThat(cancel(project).statusCode()).isEqualTo(202);
    assertThat(cancel(project).statusCode()).isEqualTo(202);

    assertThat(projects.cancellations()).contains(project.id());
    assertThat(agenda.looksAt(project.id())).isEqualTo(2);
  }

  @Test
  void endedProjectCannotBeCancelled() {
    Project project = projects.put(ProjectCast.todo());

    HttpResponse<String> response = cancel(project);

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(client.json(response).get("type").asString())
        .isEqualTo("urn:aios:problem:already-ended");
    assertThat(agenda.looksAt(project.id())).isZero();
  }

  @Test
  void unknownProjectCannotBeCancelled() {
    assertThat(cancel(ProjectCast.todo()).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> cancel(Project project) {
    return client.send(
        client
            .request("/api/v1/projects/" + project.id() + "/cancel")
            .POST(BodyPublishers.noBody()));
  }
}
