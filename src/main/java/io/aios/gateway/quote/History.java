package io.aios.gateway.quote;

import io.aios.ledger.Effort;
import io.aios.llm.Origin;
import io.aios.project.AgentKind;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What became of the last projects that succeeded.
 *
 * @param projects newest first; at most {@value #MOST_PROJECTS}
 */
record History(List<Past> projects) {

  static final int MOST_PROJECTS = 50;

  History {
    projects = List.copyOf(projects);
  }

  /** Projects of a template whose models were all real, or all simulated. */
  List<Past> projects(String template, Origin origin) {
    return projects.stream()
        .filter(past -> past.template().equals(template) && past.isAll(origin))
        .filter(Past::isTypical)
        .toList();
  }

  /** Tasks of a kind: of this template where there are enough, else of any. */
  List<PastTask> tasks(String template, AgentKind kind, Origin origin) {
    List<PastTask> own = tasks(kind, origin, past -> past.template().equals(template)).toList();
    return own.size() >= Range.FEWEST_SAMPLES ? own : tasks(kind, origin, past -> true).toList();
  }

  private Stream<PastTask> tasks(AgentKind kind, Origin origin, Predicate<Past> which) {
    return projects.stream()
        .filter(which.and(past -> past.isAll(origin)))
        .flatMap(past -> past.tasks().stream())
        .filter(task -> task.kind().equals(kind) && !task.efforts().isEmpty());
  }

  /**
   * A project that succeeded.
   *
   * @param time its slowest chain of tasks
   * @param tasks that succeeded
   */
  record Past(String template, Duration time, List<PastTask> tasks) {

    Past {
      tasks = List.copyOf(tasks);
    }

    /** Whether all of its tasks tell what such tasks take. */
    boolean isTypical() {
      return tasks.stream().noneMatch(task -> task.efforts().isEmpty());
    }

    boolean isAll(Origin origin) {
      return tasks.stream()
          .flatMap(task -> task.efforts().stream())
          .allMatch(effort -> effort.origin() == origin);
    }
  }

  /**
   * A task that succeeded.
   *
   * @param efforts the calls that it took, by task type and model; none of a task that does not
   *     tell what such tasks take
   */
  record PastTask(AgentKind kind, Duration time, List<Effort> efforts) {

    PastTask {
      efforts = List.copyOf(efforts);
    }
  }
}
