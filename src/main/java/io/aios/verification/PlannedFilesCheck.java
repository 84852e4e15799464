package io.aios.verification;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every file that the plan promises from the step is there. */
record PlannedFilesCheck() implements Check {

  @Override
  public String name() {
    return "planned-files";
  }

  @Override
  public List<Finding> examine(Submission submission) {
    Set<ArtifactPath> given =
        submission.files().stream().map(Artifact::path).collect(Collectors.toSet());
    return submission.planned().stream()
        .filter(path -> !given.contains(path))
        .map(path -> new Finding(name(), path.value(), "It is planned and missing; write it"))
        .toList();
  }
}
