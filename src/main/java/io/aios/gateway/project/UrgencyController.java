package io.aios.gateway.project;

import io.aios.gateway.ApiPaths;
import io.aios.gateway.GatewayController;
import io.aios.gateway.Refusal;
import io.aios.project.Priority;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

@GatewayController
@RequestMapping(path = ApiPaths.PROJECTS, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Projects")
final class UrgencyController {

  private final UrgencyChanges changes;

  UrgencyController(UrgencyChanges changes) {
    this.changes = changes;
  }

  @PutMapping(path = "/{id}/priority", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Change the priority of a project",
      description =
          "Has what waits of the project, now and later, be performed before or after your other"
              + " projects. What runs goes on; other tenants' projects are not touched.")
  @ApiResponse(responseCode = "200", description = "Changed", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "409", description = "The project has ended")
  ProjectView changePriority(@PathVariable UUID id, @RequestBody NewPriority request) {
    String word = request.priority();
    if (word == null) {
      throw Refusal.invalid(PriorityField.NAME, "is missing");
    }
    Priority priority =
        PriorityField.read(word)
            .orElseThrow(() -> Refusal.invalid(List.of(PriorityField.unknown())));
    return ProjectView.of(changes.change(id, priority));
  }

  @PutMapping(path = "/{id}/deadline", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Change the deadline of a project",
      description =
          "Sets, moves or takes away the time at which the project ends as FAILED if it has not"
              + " ended before, paused or not: calls of models that are under way are broken off.")
  @ApiResponse(responseCode = "200", description = "Changed", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "409", description = "The project has ended")
  ProjectView changeDeadline(@PathVariable UUID id, @RequestBody NewDeadline request) {
    Optional<Instant> deadline =
        Optional.ofNullable(request.deadline()).map(UrgencyController::time);
    return ProjectView.of(changes.change(id, deadline));
  }

  private static Instant time(String text) {
    return DeadlineField.read(text)
        .orElseThrow(() -> Refusal.invalid(List.of(DeadlineField.unreadable())));
  }
}
