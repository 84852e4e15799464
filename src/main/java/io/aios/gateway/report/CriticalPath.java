package io.aios.gateway.report;

import io.aios.gateway.Moments;
import io.aios.project.Project;
import io.aios.project.Task;
import io.aios.project.TaskKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a project takes at least, with any number of agents: its plan, then the slowest chain of
 * tasks that wait for each other. Pure.
 */
final class CriticalPath {

  private final Map<TaskKey, Duration> ends = new HashMap<>();
  private final Project project;
  private final Instant now;

  private CriticalPath(Project project, Instant now) {
    this.project = project;
    this.now = now;
  }

  static Duration of(Project project, Instant now) {
    CriticalPath path = new CriticalPath(project, now);
    return longest(project.tasks().stream().map(path::end).toList());
  }

  /** When the task ends at the earliest, counted from the start; a plan has no circle. */
  private Duration end(Task task) {
    Duration known = ends.get(task.key());
    if (known != null) {
      return known;
    }
    Duration needs =
        longest(
            project.tasks().stream()
                .filter(other -> isNeededBy(task, other))
                .map(this::end)
                .toList());
    Duration end = needs.plus(Moments.duration(task.timeline(), now));
    ends.put(task.key(), end);
    return end;
  }

  private static boolean isNeededBy(Task task, Task other) {
    boolean plan = other.key().equals(TaskKey.PLAN) && !task.key().equals(TaskKey.PLAN);
    return plan || task.step().needs().contains(other.key());
  }

  private static Duration longest(List<Duration> durations) {
    return durations.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }
}
