package io.aios.gateway.report;

import io.aios.gateway.Calls;
import io.aios.project.AgentKind;
import io.aios.project.Project;
import io.aios.project.Task;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The tasks of a project by the agent that performs them, and their calls. Pure. */
final class AgentCalls {

  private AgentCalls() {}

  /** Kinds in order of name, each with its tasks. */
  static SortedMap<AgentKind, List<Task>> tasks(Project project) {
    return project.tasks().stream()
        .collect(
            Collectors.groupingBy(
                Task::kind, () -> new TreeMap<>(Comparator.naturalOrder()), Collectors.toList()));
  }

  static Calls of(List<Task> tasks, Calls calls) {
    return calls.of(ids(tasks));
  }

  static List<UUID> ids(List<Task> tasks) {
    return tasks.stream().map(task -> task.id().value()).toList();
  }
}
