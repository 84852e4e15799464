package io.aios.project;

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

  /** Has a worker perform a task. */
  void perform(Decision.Start start);
}
