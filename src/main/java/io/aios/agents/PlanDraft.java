package io.aios.agents;

import io.aios.artifacts.ArtifactPath;
import io.aios.project.AgentKind;
import io.aios.project.Plan;
import io.aios.project.Step;
import io.aios.project.TaskKey;
import io.aios.verification.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes a plan of words that have the shape of one, and notes every rule that it breaks. */
final class PlanDraft {

  private final Set<AgentKind> kinds;
  private final Step planner;
  private final List<Finding> findings = new ArrayList<>();

  PlanDraft(Set<AgentKind> kinds, Step planner) {
    this.kinds = kinds;
    this.planner = planner;
  }

  PlanReading read(PlanText plan, String json) {
    var steps = new ArrayList<Step>();
    int index = 0;
    for (PlanText.StepText step : plan.steps()) {
      readStep(step, "/steps/" + index++, steps);
    }
    if (findings.isEmpty()) {
      try {
        return new PlanReading.Understood(new Plan(steps), json);
      } catch (IllegalArgumentException e) {
        refuse("/steps", e);
      }
    }
    return new PlanReading.Refused(findings);
  }

  private void readStep(PlanText.StepText text, String pointer, List<Step> steps) {
    int before = findings.size();
    Set<TaskKey> needs = readAll(text.needs(), pointer + "/needs", TaskKey::new);
    Set<ArtifactPath> files = readAll(text.files(), pointer + "/files", ArtifactPath::new);
    Set<ArtifactPath> owns = readAll(text.owns(), pointer + "/owns", this::freePath);
    try {
      AgentKind kind = kind(text.kind(), pointer);
      var step =
          new Step(new TaskKey(text.key()), kind, text.title(), text.goal(), needs, files, owns);
      steps.add(step);
    } catch (IllegalArgumentException e) {
      // What is wrong with a path makes the whole step wrong; it is said once.
      if (findings.size() == before) {
        refuse(pointer, e);
      }
    }
  }

  private AgentKind kind(String name, String pointer) {
    var kind = new AgentKind(name);
    if (!kinds.contains(kind)) {
      String known = kinds.stream().sorted().map(AgentKind::name).collect(Collectors.joining(", "));
      findings.add(
          PlanReader.finding(
              pointer + "/kind: Nobody can perform " + name + "; the kinds are " + known));
    }
    return kind;
  }

  /** A path that the planning step does not keep for itself. */
  private ArtifactPath freePath(String text) {
    var path = new ArtifactPath(text);
    for (ArtifactPath taken : planner.owns()) {
      if (path.isWithin(taken) || taken.isWithin(path)) {
        throw new IllegalArgumentException(
            path + " cannot be owned: " + taken + " belongs to the planning step");
      }
    }
    return path;
  }

  private <T> Set<T> readAll(List<String> words, String pointer, Function<String, T> reader) {
    var values = new LinkedHashSet<T>();
    int index = 0;
    for (String word : words) {
      String place = pointer + "/" + index++;
      try {
        values.add(reader.apply(word));
      } catch (IllegalArgumentException e) {
        refuse(place, e);
      }
    }
    return values;
  }

  private void refuse(String pointer, IllegalArgumentException e) {
    findings.add(PlanReader.finding(pointer + ": " + e.getMessage()));
  }
}
