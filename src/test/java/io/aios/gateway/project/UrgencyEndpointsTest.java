package io.aios.gateway.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.AgendaTwin;
import io.aios.gateway.AgendaTwin.Entry;
import io.aios.gateway.EventsTwin;
import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import io.aios.gateway.ProjectCast;
import io.aios.gateway.ProjectsTwin;
import io.aios.project.Brief;
import io.aios.project.Event;
import io.aios.project.Priority;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.Urgency;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Priority and deadline; it is 12:01 on 22 November 2026. */
@GatewayTest
class UrgencyEndpointsTest {

  private static final Instant SOON = Instant.parse("2026-11-22T13:00:00Z");

  private final GatewayClient client;
  private final ProjectsTwin projects;
  private final AgendaTwin agenda;
  private final EventsTwin events;

  UrgencyEndpointsTest(
      GatewayClient client, ProjectsTwin projects, AgendaTwin agenda, EventsTwin events) {
    this.client = client;
    this.projects = projects;
    this.agenda = agenda;
    this.events = events;
  }

  @Test
  void submittedUrgencyIsShownAndLookedAtInTime() {
    HttpResponse<String> response =
        submit("\"priority\":\"high\",\"deadline\":\"2026-11-22T14:00+01:00\"");

    JsonNode project = client.json(response);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(project.get("priority").asString()).isEqualTo("high");
    assertThat(project.get("deadline").asString()).isEqualTo(SOON.toString());
    ProjectId id = new ProjectId(UUID.fromString(project.get("id").asString()));
    assertThat(agenda.times()).containsEntry(new Entry(id, DeadlineCause.of(SOON)), SOON);
  }

  @Test
  void projectThatDoesNotSayIsNotUrgent() {
    JsonNode project = client.json(submit("\"priority\":null,\"deadline\":null"));

    assertThat(project.get("priority").asString()).isEqualTo("normal");
    assertThat(project.has("deadline")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "priority":"High"                                      | priority | must be one of low
          "priority":""                                          | priority | must be one of low
          "priority":2                                           | priority | must be a string
          "deadline":"2026-11-22T13:00:00"                       | deadline | must be a time with its offset
          "deadline":"tomorrow"                                  | deadline | must be a time with its offset
          "deadline":""                                          | deadline | must be a time with its offset
          "deadline":"+1000000000-01-01T00:00:00Z"               | deadline | must be a time with its offset
          "deadline":"2026-13-22T13:00:00Z"                      | deadline | must be a time with its offset
          "deadline":1795348800                                  | deadline | must be a string
          "deadline":"2026-11-22T12:01:00Z"                      | deadline | must be in the future
          "deadline":"2026-11-22T12:01:00.000000999Z"            | deadline | must be in the future
          "deadline":"-999999999-01-01T00:00:00+18:00"           | deadline | must be in the future
          "deadline":"2027-02-20T12:01:00.000001Z"               | deadline | must be at most 90 days
          "deadline":"+999999999-12-31T23:59:59-18:00"           | deadline | must be at most 90 days
          """)
  void whatIsNoUrgencyIsRefused(String field, String name, String reason) {
    JsonNode problem = assertProblem(submit(field), 400, "validation");

    assertThat(problem.at("/errors/0/field").asString()).isEqualTo(name);
    assertThat(problem.at("/errors/0/reason").asString()).startsWith(reason);
    if (!reason.contains("future") && !reason.contains("90 days")) {
      return; // these two are found by the transaction that would store the project
    }
    Project project = projects.put(running());
    assertProblem(put(project, "/deadline", "{" + field + "}"), 400, "validation");
    assertThat(kinds(project)).isEmpty();
  }

  @Test
  void priorityOfWhatWaitsChangesWithTheProject() {
    Project project = projects.put(running());

    HttpResponse<String> response = put(project, "/priority", "{\"priority\":\"high\"}");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(client.json(response).get("priority").asString()).isEqualTo("high");
    assertThat(urgency(project)).isEqualTo(Urgency.STANDARD.with(Priority.HIGH));
    assertThat(agenda.rankOf(project.id())).contains(Priority.HIGH);
    assertThat(events.after(project.id(), 0, 10))
        .singleElement()
        .satisfies(told -> {
          assertThat(told.event().kind()).isEqualTo(Event.Kind.PRIORITY_CHANGED);
          assertThat(told.event().text()).isEqualTo("The priority is high from now on");
        });
  }

  @Test
  void deadlineIsSetMovedAndTakenAway() {
    Project project = projects.put(running());
    Instant later = SOON.plusSeconds(60);

    put(project, "/deadline", "{\"deadline\":\"" + SOON + "\"}");
    JsonNode moved = client.json(put(project, "/deadline", "{\"deadline\":\"" + later + "\"}"));
    JsonNode without = client.json(put(project, "/deadline", "{\"deadline\":null}"));

    assertThat(moved.get("deadline").asString()).isEqualTo(later.toString());
    assertThat(without.has("deadline")).isFalse();
    assertThat(urgency(project)).isEqualTo(Urgency.STANDARD);
    assertThat(agenda.times())
        .containsEntry(new Entry(project.id(), DeadlineCause.of(SOON)), SOON)
        .containsEntry(new Entry(project.id(), DeadlineCause.of(later)), later);
    assertThat(events.after(project.id(), 0, 10))
        .extracting(told -> told.event().text())
        .containsExactly(
            "The deadline is 2026-11-22T13:00:00Z from now on",
            "The deadline is 2026-11-22T13:01:00Z from now on",
            "There is no deadline any more");
  }

  @Test
  void whatIsSoAlreadyIsNotToldAgain() {
    Project project = projects.put(running());

    for (int time = 0; time < 2; time++) {
      assertThat(put(project, "/priority", "{\"priority\":\"low\"}").statusCode()).isEqualTo(200);
      assertThat(put(project, "/deadline", "{\"deadline\":\"" + SOON + "\"}").statusCode())
          .isEqualTo(200);
    }

    assertThat(kinds(project))
        .containsExactly(Event.Kind.PRIORITY_CHANGED, Event.Kind.DEADLINE_CHANGED);
  }

  /** A misspelt or forgotten field must not take a deadline away. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /deadline | {}                    | deadline
          /deadline | {"deadlin":null,"deadline":null} | deadlin
          /deadline | {"deadline":["x"]}    | deadline
          /priority | {}                    | priority
          /priority | {"priority":null}     | priority
          /priority | {"priority":"urgent"} | priority
          /priority | []                    | body
          """)
  void changeWithoutItsFieldIsRefused(String what, String body, String field) {
    Project project = projects.put(running().with(urgent()));

    JsonNode problem = assertProblem(put(project, what, body), 400, "validation");

    assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
    assertThat(urgency(project)).isEqualTo(urgent().urgency());
  }

  @Test
  void endedProjectKeepsItsUrgency() {
    Project project = projects.put(ProjectCast.todo());

    assertProblem(put(project, "/priority", "{\"priority\":\"high\"}"), 409, "already-ended");
    assertProblem(put(project, "/deadline", "{\"deadline\":null}"), 409, "already-ended");
    assertThat(kinds(project)).isEmpty();
  }

  @Test
  void unknownProjectIsNotFound() {
    Project project = ProjectCast.todo();

    assertThat(put(project, "/priority", "{\"priority\":\"low\"}").statusCode()).isEqualTo(404);
    assertThat(put(project, "/deadline", "{\"deadline\":null}").statusCode()).isEqualTo(404);
  }

  private static Project running() {
    return ProjectCast.running(ProjectCast.todo());
  }

  private static Brief urgent() {
    return ProjectCast.todoBrief().with(new Urgency(Priority.NORMAL, Optional.of(SOON)));
  }

  private Urgency urgency(Project project) {
    return projects.find(project.id()).orElseThrow().brief().urgency();
  }

  private List<Event.Kind> kinds(Project project) {
    return events.after(project.id(), 0, 10).stream().map(told -> told.event().kind()).toList();
  }

  private JsonNode assertProblem(HttpResponse<String> response, int status, String kind) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    JsonNode problem = client.json(response);
    assertThat(problem.get("type").asString()).isEqualTo("urn:aios:problem:" + kind);
    return problem;
  }

  private HttpResponse<String> submit(String fields) {
    return client.submit("{\"name\":\"Todo\",\"brief\":\"An app\"," + fields + "}");
  }

  private HttpResponse<String> put(Project project, String what, String body) {
    return client.send(
        client
            .request("/api/v1/projects/" + project.id() + what)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }
}
