package io.aios.project;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A step that projects of a template usually have, with what it usually asks for; what a quote
 * rests on as long as there is no history.
 *
 * @param key its usual name; {@link TaskKey#PLAN} is the planning step
 * @param kind which agent performs it
 * @param needs the steps before it in the list that must have succeeded before
 * @param asks what its agent asks models for; 1 to {@value #MOST_ASKS}
 */
public record UsualStep(TaskKey key, AgentKind kind, Set<TaskKey> needs, List<UsualAsk> asks) {

  /** The planning step and the longest plan. */
  public static final int MOST_STEPS = Plan.MOST_STEPS + 1;

  public static final int MOST_ASKS = 10;

  public UsualStep {
    needs = Set.copyOf(needs);
    asks = List.copyOf(asks);
    if (asks.isEmpty() || asks.size() > MOST_ASKS) {
      throw new IllegalArgumentException(
          "The usual step " + key + " has 1 to " + MOST_ASKS + " asks");
    }
  }

  /**
   * Checks that the steps can be taken in the order of their list.
   *
   * @throws IllegalArgumentException if there are none or too many, a key comes twice, or a step
   *     needs one that does not come before it
   */
  static List<UsualStep> inOrder(List<UsualStep> steps) {
    if (steps.isEmpty() || steps.size() > MOST_STEPS) {
      throw new IllegalArgumentException("A template has 1 to " + MOST_STEPS + " usual steps");
    }
    Set<TaskKey> before = new HashSet<>();
    for (UsualStep step : steps) {
      if (!before.containsAll(step.needs())) {
        throw new IllegalArgumentException(
            "The usual step " + step.key() + " needs a step that does not come before it");
      }
      if (!before.add(step.key())) {
        throw new IllegalArgumentException("Two usual steps are named " + step.key());
      }
    }
    return List.copyOf(steps);
  }
}
