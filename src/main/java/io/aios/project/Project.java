package io.aios.project;

import java.util.List;
import java.util.Optional;

/**
 * A project with all its tasks, in the order in which they were planned.
 *
 * @param reason why it failed, was paused or cancelled, in one sentence; empty otherwise. At most
 *     2,000 characters, without NUL; what is longer is cut
 */
public record Project(
    ProjectId id,
    Tenant tenant,
    Brief brief,
    ProjectState state,
    String reason,
    Timeline timeline,
    List<Task> tasks) {

  public Project {
    reason = Sentence.of(reason);
    tasks = List.copyOf(tasks);
  }

  public Project with(Brief other) {
    return new Project(id, tenant, other, state, reason, timeline, tasks);
  }

  public Project with(List<Task> others) {
    return new Project(id, tenant, brief, state, reason, timeline, others);
  }

  public Optional<Task> task(TaskKey key) {
    return tasks.stream().filter(task -> task.key().equals(key)).findFirst();
  }
}
