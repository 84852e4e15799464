package io.aios.gateway.project;

import io.aios.gateway.ApiPaths;
import io.aios.gateway.GatewayController;
import io.aios.gateway.Refusal;
import io.aios.money.Usd;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

@GatewayController
@RequestMapping(path = ApiPaths.PROJECTS, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Projects")
final class PauseController {

  private final PauseRequests requests;
  private final BudgetChanges budgets;
  private final ProjectsProperties limits;

  PauseController(PauseRequests requests, BudgetChanges budgets, ProjectsProperties limits) {
    this.requests = requests;
    this.budgets = budgets;
    this.limits = limits;
  }

  @PostMapping("/{id}/pause")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Pause a project",
      description =
          "Has the project become PAUSED soon: tasks that run may end, nothing new is started."
              + " `POST /projects/{id}/resume` has it go on.")
  @ApiResponse(
      responseCode = "202",
      description = "Noted; watch the events for the pause",
      useReturnTypeSchema = true)
  @ApiResponse(responseCode = "409", description = "The project has ended already")
  ProjectView pauseProject(@PathVariable UUID id) {
    return ProjectView.of(requests.pause(id));
  }

  @PostMapping("/{id}/resume")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Resume a project",
      description =
          "Has a paused project go on soon, where it stood: answers that were paid for are not"
              + " asked again. One whose money was used up needs a higher budget first, see `PUT"
              + " /projects/{id}/budget`.")
  @ApiResponse(
      responseCode = "202",
      description = "Noted; watch the events for the project to go on",
      useReturnTypeSchema = true)
  @ApiResponse(responseCode = "409", description = "The project is not paused, or has ended")
  ProjectView resumeProject(@PathVariable UUID id) {
    return ProjectView.of(requests.resume(id));
  }

  @PutMapping(path = "/{id}/budget", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Change the budget of a project",
      description =
          "Raises or lowers what may be spent in all, at once; never below what is spent and set"
              + " aside for calls in flight. A paused project stays paused until it is resumed.")
  @ApiResponse(responseCode = "200", description = "Changed", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "409",
      description = "The project has ended, or more is spent and set aside already")
  ProjectView changeBudget(@PathVariable UUID id, @RequestBody NewBudget request) {
    String decimal = request.budgetUsd();
    if (decimal == null) {
      throw Refusal.invalid(BudgetField.NAME, "is missing");
    }
    BudgetField.complaint(decimal, limits.maxBudget())
        .ifPresent(complaint -> {
          throw Refusal.invalid(List.of(complaint));
        });
    return ProjectView.of(budgets.change(id, Usd.of(decimal)));
  }
}
