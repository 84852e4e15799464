package io.aios.agents;

import io.aios.project.AgentKind;
import io.aios.project.Assignment;

/** Performs tasks of one kind. Thread-safe; blocks its thread while models answer. */
public interface Agent {

  AgentKind kind();

  /**
   * Performs the task as far as it can be done now. Must be repeatable: performed again after a
   * crash with the same assignment it asks the same questions in the same order, so that answers
   * that were paid for are found again.
   */
  Work perform(Assignment assignment, Consult consult);
}
