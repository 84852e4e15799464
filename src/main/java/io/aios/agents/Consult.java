package io.aios.agents;

import io.aios.llm.Prompt;
import io.aios.routing.Answer;
import io.aios.routing.TaskType;
import io.aios.routing.Tier;
import io.aios.verification.Verdict;

/** Whom an agent may ask while it performs one task. */
public interface Consult {

  /**
   * Asks the models.
   *
   * @param step what the answer is for, unique within the task's work, e.g. {@code files-0}; at
   *     most 60 characters
   * @param type what kind of work it is
   */
  Answer ask(String step, TaskType type, Tier tier, Prompt prompt);

  /** Tells those who watch what verification said of a round. */
  void tell(Verdict verdict);
}
