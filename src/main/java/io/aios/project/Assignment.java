package io.aios.project;

import io.aios.artifacts.Artifact;
import io.aios.verification.Finding;
import java.util.List;

/**
 * All that an agent gets to know about the task it performs.
 *
 * @param template what the project is built by
 * @param files the project's files as they are, in order of path
 * @param steps all steps of the project, to find who owns a file
 * @param findings what has to be mended; empty the first time
 */
public record Assignment(
    ProjectId project,
    TaskId task,
    Brief brief,
    Template template,
    Step step,
    List<Artifact> files,
    List<Step> steps,
    List<Finding> findings) {

  public Assignment {
    files = List.copyOf(files);
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
  }
}
