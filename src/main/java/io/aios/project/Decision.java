package io.aios.project;

import io.aios.artifacts.ArtifactRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happens next to a project: the pure result of {@link Progress}, written in one place.
 *
 * @param project the project as it is from now on
 * @param starts tasks to hand to the workers
 * @param files files that have become part of the project, by the task that made them
 * @param sentBack tasks whose work was accepted and does not hold
 * @param events what to tell those who watch
 */
public record Decision(
    Project project,
    List<Start> starts,
    Map<TaskKey, List<ArtifactRef>> files,
    Set<TaskId> sentBack,
    List<Event> events) {

  public Decision {
    starts = List.copyOf(starts);
    files = Map.copyOf(files);
    sentBack = Set.copyOf(sentBack);
    events = List.copyOf(events);
  }

  /** Nothing changes. */
  public static Decision nothing(Project project) {
    return new Decision(project, List.of(), Map.of(), Set.of(), List.of());
  }

  /**
   * A task to be handed to the workers.
   *
   * @param dispatch the task's count of dispatches with this one
   * @param dueAt not before this time, which is also its place in the line
   */
  public record Start(TaskId task, int dispatch, Instant dueAt) {}
}
