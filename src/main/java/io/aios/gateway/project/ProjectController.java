package io.aios.gateway.project;

import io.aios.gateway.ApiPaths;
import io.aios.gateway.GatewayController;
import io.aios.gateway.Snapshot;
import io.aios.project.ProjectState;
import io.aios.project.Projects;
import io.aios.project.Projects.Query;
import io.aios.project.Remains;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

@GatewayController
@RequestMapping(path = ApiPaths.PROJECTS, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Projects")
final class ProjectController {

  private static final int MOST_ROWS = 200;

  private final Projects projects;
  private final Snapshot snapshot;
  private final Remains remains;
  private final CancelRequests cancelRequests;

  ProjectController(
      Projects projects, Snapshot snapshot, Remains remains, CancelRequests cancelRequests) {
    this.projects = projects;
    this.remains = remains;
    this.snapshot = snapshot;
    this.cancelRequests = cancelRequests;
  }

  @GetMapping
  @Operation(
      summary = "List projects",
      description = "Newest first, a page at a time. Pages stay stable while new projects come in.")
  ProjectPageView listProjects(
      @Parameter(
              description = "Only projects in one of these states; all if absent.",
              array = @ArraySchema(schema = @Schema(implementation = ProjectState.class)))
          @RequestParam(defaultValue = "")
          List<String> status,
      @Parameter(description = "The `nextCursor` of the page before; the first page if absent.")
          @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "Most projects on the page.")
          @RequestParam(defaultValue = "50")
          @Min(value = 1, message = "must be 1 to 200")
          @Max(value = MOST_ROWS, message = "must be 1 to 200")
          int limit) {
    Cursor start = cursor == null ? Cursor.START : Cursor.of(cursor);
    Query query = new Query(StatusFilter.of(status), start.last(), limit + 1);
    return ProjectPageView.of(projects.list(query), limit, remains);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Show a project", description = "How far it has come, and where more is.")
  ProjectView showProject(@PathVariable UUID id) {
    return snapshot.read(id, project -> ProjectView.of(project, remains.expired(project.id())));
  }

  @PostMapping("/{id}/cancel")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Cancel a project",
      description =
          "Has the project end as CANCELLED soon: nothing new is started, and what runs is told to"
              + " stop. What is there so far can still be read.")
  @ApiResponse(
      responseCode = "202",
      description = "Noted; watch the events for its end",
      useReturnTypeSchema = true)
  @ApiResponse(responseCode = "409", description = "The project has ended already")
  ProjectView cancelProject(@PathVariable UUID id) {
    return ProjectView.of(cancelRequests.note(id));
  }
}
