package io.aios.project;

import io.aios.artifacts.ArtifactPath;
import java.util.Set;

/**
 * One step of a plan.
 *
 * @param key its name within the project
 * @param kind which agent performs it
 * @param title what people see, 1 to 120 characters
 * @param goal what the agent is to achieve, 1 to 8,000 characters
 * @param needs the steps that must have succeeded before
 * @param files files that it promises to write; at most 200
 * @param owns files and folders it may write; every promised file lies within
 */
public record Step(
    TaskKey key,
    AgentKind kind,
    String title,
    String goal,
    Set<TaskKey> needs,
    Set<ArtifactPath> files,
    Set<ArtifactPath> owns) {

  public Step {
    needs = Set.copyOf(needs);
    files = Set.copyOf(files);
    owns = Set.copyOf(owns);
    if (title.isBlank() || title.length() > 120 || goal.isBlank() || goal.length() > 8_000) {
      throw new IllegalArgumentException(
          "Step " + key + " needs a title of 1 to 120 and a goal of 1 to 8000 characters");
    }
    if (hasControls(title) || hasControls(goal)) {
      throw new IllegalArgumentException("Step " + key + " has control characters in its texts");
    }
    if (needs.contains(key)) {
      throw new IllegalArgumentException("Step " + key + " needs itself");
    }
    if (files.size() > 200 || owns.isEmpty() || owns.size() > 50) {
      throw new IllegalArgumentException(
          "Step " + key + " promises at most 200 files and owns 1 to 50 paths");
    }
    for (ArtifactPath file : files) {
      if (owns.stream().noneMatch(file::isWithin)) {
        throw new IllegalArgumentException(
            "Step " + key + " promises " + file + " but does not own it");
      }
    }
  }

  private static boolean hasControls(String text) {
    return !Sentence.isStorable(text)
        || text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
  }
}
