package io.aios.project;

import java.time.Instant;
import java.util.UUID;

/**
 * What is to be done next, durably: entries survive any crash and are taken by one process at a
 * time. Joins the caller's transaction and wakes those who wait when it commits. Thread-safe.
 */
public interface Agenda {

  /**
   * Has an orchestrator look at the project.
   *
   * @param cause what made it necessary, e.g. the id of a report; the same cause counts once
   */
  void advance(ProjectId project, UUID cause);

  /** As {@link #advance}, but not before this time. */
  void advanceAt(ProjectId project, UUID cause, Instant at);

  /**
   * Has a worker perform a task of the project.
   *
   * @throws IllegalArgumentException if the project has no such task
   */
  void perform(Project project, Decision.Start start);

  /** What waits for a worker waits with this priority from now on. */
  void rank(ProjectId project, Priority priority);

  /** Takes back what waits for a worker though its task is neither READY nor RUNNING any more. */
  void clear(Project project);
}
