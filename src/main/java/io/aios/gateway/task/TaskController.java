package io.aios.gateway.task;

import io.aios.gateway.ApiPaths;
import io.aios.gateway.Calls;
import io.aios.gateway.GatewayController;
import io.aios.gateway.InvalidField;
import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import io.aios.gateway.Snapshot;
import io.aios.gateway.task.TaskDetailView.Verification;
import io.aios.ledger.Ledger;
import io.aios.project.Project;
import io.aios.project.Remains;
import io.aios.project.Task;
import io.aios.project.Tasks;
import io.aios.verification.Verdict;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@GatewayController
@RequestMapping(
    path = ApiPaths.PROJECTS + "/{id}/tasks",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Tasks")
final class TaskController {

  private final Snapshot snapshot;
  private final Tasks tasks;
  private final Remains remains;
  private final Ledger ledger;
  private final InstantSource clock;

  TaskController(
      Snapshot snapshot, Tasks tasks, Remains remains, Ledger ledger, InstantSource clock) {
    this.snapshot = snapshot;
    this.tasks = tasks;
    this.remains = remains;
    this.ledger = ledger;
    this.clock = clock;
  }

  @GetMapping
  @Operation(
      summary = "List the tasks of a project",
      description = "In the order in which they were planned, each with its time and cost so far.")
  TasksView listTasks(@PathVariable UUID id) {
    return snapshot.read(
        id, project -> TasksView.of(project, calls(project.tasks()), clock.instant()));
  }

  @GetMapping("/{key}")
  @Operation(
      summary = "Show a task",
      description =
          "With what verification said of each round, and each call with its model, tokens, cost"
              + " and the reason why that model was chosen.")
  TaskDetailView showTask(
      @PathVariable UUID id,
      @Parameter(description = "The task's name within the project.", example = "plan")
          @PathVariable
          String key) {
    return snapshot.read(
        id,
        project -> {
          Task task = task(project, key);
          List<Verdict> verdicts = tasks.verdicts(project.id()).getOrDefault(task.key(), List.of());
          Verification said = new Verification(verdicts, remains.expired(project.id()));
          return TaskDetailView.of(task, said, calls(List.of(task)), clock.instant());
        });
  }

  private static Task task(Project project, String key) {
    return project.tasks().stream()
        .filter(task -> task.key().value().equals(key))
        .findFirst()
        .orElseThrow(() ->
            Refusal.of(
                ProblemKind.NOT_FOUND,
                new InvalidField("key", "names no task of this project: " + key)));
  }

  private Calls calls(List<Task> of) {
    return new Calls(ledger.calls(of.stream().map(task -> task.id().value()).toList()));
  }
}
