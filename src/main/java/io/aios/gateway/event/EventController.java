package io.aios.gateway.event;

import io.aios.gateway.ApiPaths;
import io.aios.gateway.GatewayController;
import io.aios.gateway.Refusal;
import io.aios.project.Events;
import io.aios.project.Events.Numbered;
import io.aios.project.Events.Standing;
import io.aios.project.ProjectId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

@GatewayController
@Tag(name = "Events")
final class EventController {

  private static final Logger log = LoggerFactory.getLogger(EventController.class);

  private static final String FRAME =
      """
      id: 7
      event: task.succeeded
      data: {"sequence":7,"at":"2026-11-22T09:00:04Z","kind":"task.succeeded","task":"qa",\
      "text":"QA delivered 4 files"}

      """;

  private final Events events;
  private final Watches watches;
  private final EventStream stream;
  private final Drops drops;
  private final JsonMapper json;

  EventController(
      Events events, Watches watches, EventStream stream, Drops drops, JsonMapper json) {
    this.events = events;
    this.watches = watches;
    this.stream = stream;
    this.drops = drops;
    this.json = json;
  }

  @GetMapping(
      path = ApiPaths.PROJECTS + "/{id}/events",
      produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
  @Operation(
      summary = "Follow the events of a project",
      description =
          "As server-sent events: what happened so far, then what happens, until the last event"
              + " closes the stream. The SSE id is the event's sequence, so a client that lost the"
              + " connection goes on where it was by `Last-Event-ID` (browsers do that by"
              + " themselves). A comment breaks a silence of 15 seconds. A stream that is an hour"
              + " old is closed between two events; come back. A client that takes nothing for 20"
              + " seconds is dropped. Where events have expired, `events.expired` tells which,"
              + " as `{\"from\":1,\"to\":6}`. With `Accept: application/json` a page of the events"
              + " so far.")
  @Parameter(
      name = "after",
      in = ParameterIn.QUERY,
      description = "Only events with a higher sequence.",
      schema = @Schema(type = "integer", format = "int64", minimum = "0", defaultValue = "0"))
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "Most events of a JSON page.",
      schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "500"))
  @Parameter(
      name = EventQuery.LAST_EVENT_ID,
      in = ParameterIn.HEADER,
      description = "The sequence of the last event that was seen; goes before `after`.",
      schema = @Schema(type = "integer", format = "int64", minimum = "0"))
  @ApiResponse(
      responseCode = "200",
      description = "The events",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = EventPageView.class)),
        @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
            schema = @Schema(type = "string"),
            examples = @ExampleObject(FRAME))
      })
  @ApiResponse(responseCode = "204", description = "The project has ended and all was seen")
  @ApiResponse(responseCode = "503", description = "Too many streams are open")
  void followEvents(
      @PathVariable UUID id,
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    EventQuery query = EventQuery.of(request);
    ProjectId project = new ProjectId(id);
    Standing standing = events.standings(List.of(project)).get(project);
    if (standing == null) {
      throw Refusal.unknownProject(id);
    }
    switch (query.form()) {
      case PAGE -> sendPage(project, standing, query, response);
      case STREAM -> {
        if (HttpMethod.HEAD.matches(request.getMethod())) {
          announce(response);
        } else if (standing.ended() && query.after() >= standing.last()) {
          // The one status that tells a browser not to come back.
          response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
          sendStream(project, query, response);
        }
      }
    }
  }

  private void sendPage(
      ProjectId project, Standing standing, EventQuery query, HttpServletResponse response)
      throws IOException {
    List<Numbered> found = events.after(project, query.after(), query.limit());
    EventPageView page = EventPageView.of(found, query.after(), standing);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(page));
  }

  private void sendStream(ProjectId project, EventQuery query, HttpServletResponse response) {
    try (Watch watch = open(project, query)) {
      announce(response);
      if (!stream.send(watch, new EventFrames(response.getOutputStream(), json))) {
        drops.count(Drops.Reason.ENDED);
      }
    } catch (IOException failure) {
      Drops.Reason reason = Drops.reasonOf(failure);
      drops.count(reason);
      log.debug("The client that watched project {} is {}", project, reason, failure);
    }
  }

  private Watch open(ProjectId project, EventQuery query) {
    try {
      return watches.open(project, query.after());
    } catch (Refusal full) {
      drops.count(Drops.Reason.FULL);
      throw full;
    }
  }

  private static void announce(HttpServletResponse response) {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // Asks nginx and its kin not to hold events back.
    response.setHeader("X-Accel-Buffering", "no");
  }
}
