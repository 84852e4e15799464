package io.aios.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The state rules of {@code docs/lifecycle.md}, checked after each decision. */
final class StateRules {

  private final Map<TaskId, Long> epochs = new HashMap<>();
  private final Set<Decision.Start> started = new HashSet<>();

  /** No epoch is ever given out twice. */
  void seeStart(Task running) {
    Long last = epochs.put(running.id(), running.epoch());
    assertThat(running.epoch()).isGreaterThan(last == null ? 0L : last);
  }

  void check(Project before, Decision decision, RetryPolicy policy) {
    Project after = decision.project();
    checkProject(before, after);
    checkKept(before, after);
    after.tasks().forEach(task -> checkTask(after, task, policy));
    decision.starts().forEach(start -> checkStart(after, start));
    assertThat(decision.files().keySet())
        .allSatisfy(key -> assertThat(state(after, key)).isEqualTo(TaskState.SUCCEEDED));
  }

  private static void checkProject(Project before, Project after) {
    if (before.state().isTerminal()) {
      assertThat(after).as("what has ended stays as it is").isEqualTo(before);
    }
    boolean ended = after.timeline() instanceof Timeline.Ended;
    assertThat(ended).isEqualTo(after.state().isTerminal());
    if (after.state().isTerminal()) {
      assertThat(after.tasks()).allMatch(task -> task.state().isTerminal());
    }
    if (after.state() == ProjectState.SUCCEEDED) {
      assertThat(after.tasks()).allMatch(task -> task.state() == TaskState.SUCCEEDED);
    }
    if (after.state() == ProjectState.FAILED) {
      assertThat(after.reason()).isNotBlank();
    }
    if (after.state() == ProjectState.PAUSED) {
      assertThat(after.reason()).isNotBlank();
      assertThat(after.tasks())
          .as("a paused project starts nothing")
          .noneMatch(task -> task.state() == TaskState.READY);
    }
    if (before.state() == ProjectState.PAUSED && !after.state().isTerminal()) {
      assertThat(runs(before)).as("what runs in a pause goes on").containsAll(runs(after));
    }
    if (after.state() == ProjectState.RUNNING) {
      assertThat(after.tasks())
          .as("a running project is never stuck")
          .anyMatch(t -> t.state() == TaskState.READY || t.state() == TaskState.RUNNING);
    }
  }

  /** What a task has come to is never lost. */
  private static void checkKept(Project before, Project after) {
    for (Task old : before.tasks()) {
      Task task = after.task(old.key()).orElseThrow();
      assertThat(task.reworks()).isGreaterThanOrEqualTo(old.reworks());
      assertThat(task.dispatches()).isGreaterThanOrEqualTo(old.dispatches());
      assertThat(task.epoch()).isEqualTo(old.epoch());
    }
  }

  private static Set<TaskId> runs(Project project) {
    return project.tasks().stream()
        .filter(task -> task.state() == TaskState.RUNNING)
        .map(Task::id)
        .collect(Collectors.toSet());
  }

  private static void checkTask(Project project, Task task, RetryPolicy policy) {
    boolean ended = task.timeline() instanceof Timeline.Ended;
    assertThat(ended).as(task.toString()).isEqualTo(task.state().isTerminal());
    assertThat(task.reworks()).isLessThanOrEqualTo(policy.maxReworks());
    assertThat(task.deferrals()).isLessThanOrEqualTo(policy.maxDeferrals());
    if (task.state() == TaskState.FAILED) {
      assertThat(task.reason()).isNotBlank();
    }
    if (task.state() == TaskState.READY || task.state() == TaskState.RUNNING) {
      assertThat(task.dispatches()).isPositive();
      assertThat(task.step().needs())
          .allSatisfy(need -> assertThat(state(project, need)).isEqualTo(TaskState.SUCCEEDED));
    }
  }

  private void checkStart(Project project, Decision.Start start) {
    assertThat(started.add(start)).as("each dispatch is handed out once").isTrue();
    assertThat(project.tasks())
        .anyMatch(task ->
            task.id().equals(start.task())
                && task.state() == TaskState.READY
                && task.dispatches() == start.dispatch());
  }

  private static TaskState state(Project project, TaskKey key) {
    return project.task(key).orElseThrow().state();
  }
}
