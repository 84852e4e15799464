package io.aios.agents;

import io.aios.project.Assignment;
import io.aios.project.Step;

/**
 * How many other tasks of the plan are of a task's kind, and so begin their prompts as it does: for
 * them a provider's cache is worth writing, and by them it may be written already. Whatever else
 * comes back to the same beginning, such as rounds, repeated tasks and other projects, cannot be
 * planned.
 *
 * @param project tasks that see the same specification and contract
 * @param files tasks that see the same other files as well
 */
record Company(double project, double files) {

  /**
   * What counts of a task that can run at the same time: it often starts before the first prompt is
   * in the cache.
   */
  private static final double BESIDE = 0.5;

  static Company of(Assignment assignment) {
    Step step = assignment.step();
    double project = 0;
    double files = 0;
    for (Step other : assignment.steps()) {
      if (other.kind().equals(step.kind()) && !other.key().equals(step.key())) {
        project += isInTurn(step, other) ? 1 : BESIDE;
        files += other.needs().equals(step.needs()) ? BESIDE : 0;
      }
    }
    return new Company(project, files);
  }

  private static boolean isInTurn(Step one, Step other) {
    return one.needs().contains(other.key()) || other.needs().contains(one.key());
  }
}
