package io.aios.gateway.task;

import io.aios.gateway.Calls;
import io.aios.project.Project;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** All tasks of a project. */
@Schema(description = "All tasks of a project, in the order in which they were planned.")
record TasksView(
    List<TaskView> tasks,
    @Schema(description = "Whether a call was answered offline, for play money.", example = "true")
        boolean simulated) {

  static TasksView of(Project project, Calls calls, Instant now) {
    List<TaskView> tasks =
        project.tasks().stream()
            .map(task -> TaskView.of(task, calls.of(Set.of(task.id().value())), now))
            .toList();
    return new TasksView(tasks, calls.simulated());
  }
}
