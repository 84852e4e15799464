package io.aios.project;

import io.aios.artifacts.ArtifactPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The graph of steps by which a project is built: 1 to {@value #MOST_STEPS} of them, each need is a
 * step, there is no circle, and no path has two owners.
 */
public record Plan(List<Step> steps) {

  public static final int MOST_STEPS = 32;

  /**
   * Checks every rule above.
   *
   * @throws IllegalArgumentException if a rule above is broken; the message says which and where
   */
  public Plan {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.size() > MOST_STEPS) {
      throw new IllegalArgumentException("A plan has 1 to " + MOST_STEPS + " steps");
    }
    requireKnownNeeds(steps);
    requireNoCircle(steps);
    requireOneOwner(steps);
  }

  private static void requireKnownNeeds(List<Step> steps) {
    Set<TaskKey> keys = new HashSet<>();
    for (Step step : steps) {
      if (step.key().equals(TaskKey.PLAN) || !keys.add(step.key())) {
        throw new IllegalArgumentException("The key " + step.key() + " is taken");
      }
    }
    for (Step step : steps) {
      for (TaskKey need : step.needs()) {
        if (!keys.contains(need)) {
          throw new IllegalArgumentException(
              "Step " + step.key() + " needs " + need + ", which is no step");
        }
      }
    }
  }

  private static void requireNoCircle(List<Step> steps) {
    Set<TaskKey> done = new HashSet<>();
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Step step : steps) {
        moved |= done.containsAll(step.needs()) && done.add(step.key());
      }
    }
    for (Step step : steps) {
      if (!done.contains(step.key())) {
        throw new IllegalArgumentException("Step " + step.key() + " waits in a circle");
      }
    }
  }

  private static void requireOneOwner(List<Step> steps) {
    for (Step one : steps) {
      for (Step other : steps) {
        for (ArtifactPath path : one.owns()) {
          if (!one.key().equals(other.key()) && other.owns().stream().anyMatch(path::isWithin)) {
            throw new IllegalArgumentException(
                "Steps " + one.key() + " and " + other.key() + " both own " + path);
          }
        }
      }
    }
  }
}
