package io.aios.project;

import io.aios.verification.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tasks of all projects as workers and readers see them. Thread-safe. */
public interface Tasks {

  /**
   * Starts a task: READY or RUNNING (its last worker died) becomes RUNNING with a new epoch. In a
   * paused project only a task that runs already is started again, and in one that a person wants
   * to end none.
   *
   * @param dispatch must be the task's last one; a row of an earlier one starts nothing
   * @throws IllegalStateException outside of a transaction, where an epoch could be given out twice
   */
  Started start(TaskId task, int dispatch, Instant now);

  /**
   * Leaves a report on a task that is still RUNNING in the report's epoch; false if it is not, and
   * then nothing is stored. Joins the caller's transaction.
   */
  boolean report(TaskId task, Report report);

  /**
   * Whether the task still runs in this epoch: it was not cancelled, sent back or taken over by
   * another worker meanwhile.
   */
  boolean runs(TaskId task, long epoch);

  /**
   * Those of these projects that have ended or that a person wants to end: work for them is in
   * vain. Unknown ones are none.
   */
  Set<ProjectId> inVain(Set<ProjectId> projects);

  /**
   * What verification said of each task of a project so far, oldest first; of tasks of which it
   * said nothing there is no entry.
   */
  Map<TaskKey, List<Verdict>> verdicts(ProjectId project);

  /** How many tasks of each kind are in a state that is not terminal, in any order. */
  List<Load> load();

  /** What became of a start. */
  sealed interface Started {

    /** It runs; {@code project} shows it so. */
    record Running(Project project, Task task) implements Started {}

    /** It was cancelled, sent back or performed by another worker meanwhile. */
    record Stale() implements Started {}
  }

  /** How many tasks of a kind are in a state. */
  record Load(AgentKind kind, TaskState state, long tasks) {}
}
