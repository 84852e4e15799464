package io.aios.gateway.event;

import io.aios.gateway.ApiPaths;
import io.aios.gateway.GatewayController;
import io.aios.gateway.Snapshot;
import io.aios.project.Events;
import io.aios.project.Project;
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

  private final Snapshot snapshot;
  private final Events events;
  private final Watches watches;
  private final EventStream stream;
  private final JsonMapper json;

  EventController(
      Snapshot snapshot, Events events, Watches watches, EventStream stream, JsonMapper json) {
    this.snapshot = snapshot;
    this.events = events;
    this.watches = watches;
    this.stream = stream;
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
              + " themselves). A comment comes every 15 seconds. With `Accept: application/json`"
              + " a page of the events so far.")
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
    Project project = snapshot.of(id);
    switch (query.form()) {
      case PAGE -> sendPage(project, query, response);
      case STREAM -> {
        if (HttpMethod.HEAD.matches(request.getMethod())) {
          announce(response);
        } else if (project.state().isTerminal()
            && events.after(project.id(), query.after(), 1).isEmpty()) {
          // The one status that tells a browser not to come back.
          response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
          sendStream(project, query, response);
        }
      }
    }
  }

  private void sendPage(Project project, EventQuery query, HttpServletResponse response)
      throws IOException {
    EventPageView page =
        EventPageView.of(events.after(project.id(), query.after(), query.limit()), query.after());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(page));
  }

  private void sendStream(Project project, EventQuery query, HttpServletResponse response) {
    try (Watch watch = watches.open(project.id())) {
      announce(response);
      stream.send(
          project.id(), query.after(), watch, new EventFrames(response.getOutputStream(), json));
    } catch (IOException gone) {
      log.debug("The client that watched project {} has gone", project.id(), gone);
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
