package io.aios.agents;

import static java.util.Comparator.comparing;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.project.Assignment;
import io.aios.project.PlanningStep;
import io.aios.project.Step;
import io.aios.project.TaskKey;
import io.aios.verification.Contract;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What lies around a task: the files it builds on. Work of tasks that run beside it is left out
 * even when it is finished, because it may not have been there the last time that the same task was
 * performed.
 *
 * @param earlier the steps that this one needs, directly or not, in the order of the plan
 * @param given the specification, the contract and the files of the earlier steps, in order of path
 * @param own what this task itself made before it was sent back; empty the first time
 */
record Scene(List<Step> earlier, List<Artifact> given, List<Artifact> own) {

  Scene {
    earlier = List.copyOf(earlier);
    given = List.copyOf(given);
    own = List.copyOf(own);
  }

  static Scene of(Assignment assignment) {
    Step step = assignment.step();
    List<Step> earlier = earlier(step, assignment.steps());
    List<Artifact> sorted = assignment.files().stream().sorted(comparing(Artifact::path)).toList();
    List<Artifact> given =
        sorted.stream()
            .filter(file -> !isOwnedBy(step, file))
            .filter(file -> isShared(file) || earlier.stream().anyMatch(it -> isOwnedBy(it, file)))
            .toList();
    List<Artifact> own =
        assignment.findings().isEmpty()
            ? List.of()
            : sorted.stream().filter(file -> isOwnedBy(step, file)).toList();
    return new Scene(earlier, given, own);
  }

  /** The given files that belong to one of the earlier steps. */
  List<Artifact> filesOf(Step step) {
    return given.stream().filter(file -> isOwnedBy(step, file)).toList();
  }

  private static boolean isShared(Artifact file) {
    ArtifactPath path = file.path();
    return path.equals(PlanningStep.SPECIFICATION) || path.equals(Contract.PATH);
  }

  private static boolean isOwnedBy(Step step, Artifact file) {
    return step.owns().stream().anyMatch(file.path()::isWithin);
  }

  private static List<Step> earlier(Step step, List<Step> steps) {
    Set<TaskKey> needed = new HashSet<>(step.needs());
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Step other : steps) {
        grew |= needed.contains(other.key()) && needed.addAll(other.needs());
      }
    }
    return steps.stream().filter(other -> needed.contains(other.key())).toList();
  }
}
