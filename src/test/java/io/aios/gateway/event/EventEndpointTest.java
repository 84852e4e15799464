package io.aios.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.EventsTwin;
import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import io.aios.gateway.ProjectCast;
import io.aios.gateway.ProjectsTwin;
import io.aios.project.Event;
import io.aios.project.Event.Kind;
import io.aios.project.Project;
import io.aios.project.TaskKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@GatewayTest
@Timeout(30)
class EventEndpointTest {

  private static final Event SUBMITTED = new Event.OfProject(Kind.PROJECT_SUBMITTED, "Submitted");
  private static final Event STARTED =
      new Event.OfTask(Kind.TASK_STARTED, TaskKey.PLAN, "Started\nover \"two\" lines");
  private static final Event SENT_BACK =
      new Event.OfTask(Kind.TASK_SENT_BACK, TaskKey.PLAN, "Back");
  private static final Event SUCCEEDED = new Event.OfProject(Kind.PROJECT_SUCCEEDED, "Done");

  private final GatewayClient client;
  private final ProjectsTwin projects;
  private final EventsTwin events;
  private final Project project = ProjectCast.running(ProjectCast.todo());
  private final String path = "/api/v1/projects/" + project.id() + "/events";

  EventEndpointTest(GatewayClient client, ProjectsTwin projects, EventsTwin events) {
    this.client = client;
    this.projects = projects;
    this.events = events;
    projects.put(project);
  }

  @Test
  void replaysAllAndEndsAfterTheLastEvent() throws IOException {
    append(SUBMITTED, STARTED, SUCCEEDED);

    try (Stream stream = open(path)) {
      assertThat(stream.rest())
          .containsExactly(
              "retry: 1000",
              "",
              "id: 1",
              "event: project.submitted",
              "data: {\"sequence\":1,\"at\":\"2026-11-22T12:00:00Z\","
                  + "\"kind\":\"project.submitted\",\"text\":\"Submitted\"}",
              "",
              "id: 2",
              "event: task.started",
              "data: {\"sequence\":2,\"at\":\"2026-11-22T12:00:00Z\",\"kind\":\"task.started\","
                  + "\"task\":\"plan\",\"text\":\"Started\\nover \\\"two\\\" lines\"}",
              "",
              "id: 3",
              "event: project.succeeded",
              "data: {\"sequence\":3,\"at\":\"2026-11-22T12:00:00Z\","
                  + "\"kind\":\"project.succeeded\",\"text\":\"Done\"}",
              "");
    }
  }

  @Test
  void goesOnAfterTheLastEventThatWasSeen() throws IOException {
    append(SUBMITTED, STARTED, SENT_BACK, SUCCEEDED);

    try (Stream stream =
        new Stream(client.stream(client.request(path + "?after=1").header("Last-Event-ID", "2")))) {
      assertThat(stream.rest())
          .contains("id: 3", "event: task.sent-back", "id: 4")
          .doesNotContain("id: 1", "id: 2");
    }
    try (Stream stream = open(path + "?after=3")) {
      assertThat(stream.rest()).contains("id: 4").doesNotContain("id: 3");
    }
  }

  @Test
  void deliversWhatHappensWhileItIsOpen() throws IOException {
    append(SUBMITTED);

    try (Stream stream = open(path)) {
      stream.await("id: 1");
      append(STARTED);
      stream.await("id: 2");
      append(SUCCEEDED);
      stream.await("id: 3");
      assertThat(stream.rest()).last().isEqualTo("");
    }
  }

  @Test
  void deliversEvenWhenTheSignalIsLost() throws IOException {
    append(SUBMITTED);

    try (Stream stream = open(path)) {
      stream.await("id: 1");
      events.appendUnheard(project.id(), List.of(SUCCEEDED), ProjectCast.NOON);
      stream.await("id: 2");
    }
  }

  @Test
  void silenceIsBrokenByComments() throws IOException {
    try (Stream stream = open(path)) {
      stream.await(":");
      stream.await(":");
    }
  }

  @Test
  void clientThatAsksForMoreThanThereIsEndsWithTheProject() throws IOException {
    try (Stream stream = open(path + "?after=999")) {
      stream.await("retry: 1000");
      projects.put(ended());
      assertThat(stream.rest()).doesNotContain("id: 1");
    }
  }

  @Test
  void endedProjectThatWasSeenHasNoContent() {
    append(SUBMITTED, SUCCEEDED);
    projects.put(ended());

    HttpResponse<String> response = client.get(path + "?after=2");

    assertThat(response.statusCode()).isEqualTo(204);
  }

  @Test
  void streamSaysWhatItIs() throws IOException {
    append(SUCCEEDED);

    try (Stream stream = open(path)) {
      assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream;charset=UTF-8");
      assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @Test
  void oneStreamTooManyIsRefusedAndAPlaceIsFreeAgain() throws IOException {
    List<Stream> open = new ArrayList<>();
    try {
      for (int n = 0; n < 5; n++) {
        Stream stream = open(path);
        stream.await("retry: 1000");
        open.add(stream);
      }

      HttpResponse<String> refused = client.get(path);

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(client.json(refused).get("type").asString()).isEqualTo("urn:aios:problem:busy");
      append(SUCCEEDED);
      for (Stream stream : open) {
        stream.rest();
      }
      assertThat(client.get(path).statusCode()).isEqualTo(200);
    } finally {
      for (Stream stream : open) {
        stream.close();
      }
    }
  }

  @Test
  void clientThatPrefersJsonGetsPages() {
    append(SUBMITTED, STARTED, SUCCEEDED);

    JsonNode first = page(path + "?limit=2");
    JsonNode second = page(path + "?limit=2&after=" + first.get("nextAfter").asInt());

    assertThat(first.get("events")).hasSize(2);
    assertThat(first.get("ended").asBoolean()).isFalse();
    assertThat(second.get("events").get(0).get("kind").asString()).isEqualTo("project.succeeded");
    assertThat(second.get("nextAfter").asInt()).isEqualTo(3);
    assertThat(second.get("ended").asBoolean()).isTrue();
  }

  @Test
  void pagesSayHowManyEventsHaveExpired() {
    append(SUBMITTED, STARTED, SENT_BACK, SUCCEEDED);
    events.expire(project.id(), 1, 2);

    JsonNode left = page(path);

    assertThat(left.get("expired").asInt()).isEqualTo(2);
    assertThat(left.get("events").get(0).get("sequence").asInt()).isEqualTo(3);
    assertThat(page(path + "?after=2").get("expired").asInt()).isZero();
  }

  @Test
  void pageOfAProjectWhoseEventsHaveAllExpiredIsTheLast() {
    append(SUBMITTED, SUCCEEDED);
    events.expire(project.id(), 1, 2);
    projects.put(ended());

    JsonNode page = page(path);

    assertThat(page.get("events")).isEmpty();
    assertThat(page.get("expired").asInt()).isEqualTo(2);
    assertThat(page.get("nextAfter").asInt()).isEqualTo(2);
    assertThat(page.get("ended").asBoolean()).isTrue();
    assertThat(client.get(path + "?after=2").statusCode()).isEqualTo(204);
  }

  @Test
  void eventsOfNoProjectAreNotFound() {
    String nowhere = "/api/v1/projects/" + ProjectCast.id() + "/events";

    assertThat(client.get(nowhere).statusCode()).isEqualTo(404);
    assertThat(
            client.send(client.request(nowhere).header("Accept", "application/json")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void headSendsNoEvents() {
    HttpResponse<String> response = client.send(client.request(path).HEAD());

    assertThat(response.statusCode()).isEqualTo(200);
  }

  private JsonNode page(String address) {
    return client.json(client.send(client.request(address).header("Accept", "application/json")));
  }

  private Project ended() {
    Project todo = ProjectCast.todo();
    return new Project(
        project.id(),
        project.tenant(),
        todo.brief(),
        todo.state(),
        todo.reason(),
        todo.timeline(),
        todo.tasks());
  }

  private void append(Event... more) {
    events.append(project.id(), List.of(more), ProjectCast.NOON);
  }

  private Stream open(String address) {
    return new Stream(client.stream(client.request(address).header("Accept", "text/event-stream")));
  }

  /** An open stream, read line by line. */
  private static final class Stream implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    Stream(HttpResponse<InputStream> response) {
      this.response = response;
      this.lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
      assertThat(response.statusCode()).isEqualTo(200);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    void await(String line) throws IOException {
      String next = lines.readLine();
      while (next != null && !next.equals(line)) {
        next = lines.readLine();
      }
      assertThat(next).isEqualTo(line);
    }

    List<String> rest() {
      return lines.lines().toList();
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
