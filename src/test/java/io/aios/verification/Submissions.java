package io.aios.verification;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.verification.Submission.Duty;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Work to verify, as tests need it. */
public final class Submissions {

  private Submissions() {}

  /** Files that nobody planned, in folders that the step owns, with no duty. */
  public static Submission of(Artifact... files) {
    return with(Set.of(), files);
  }

  /** As {@link #of(Artifact...)}, with duties. */
  public static Submission with(Set<Duty> duties, Artifact... files) {
    return new Submission(List.of(files), List.of(), Set.of(), everywhere(files), duties);
  }

  /** The work with another step's files around it. */
  public static Submission among(Submission submission, Artifact... surroundings) {
    return new Submission(
        submission.files(),
        List.of(surroundings),
        submission.planned(),
        submission.owned(),
        submission.duties());
  }

  private static Set<ArtifactPath> everywhere(Artifact... files) {
    return Arrays.stream(files).map(Artifact::path).collect(Collectors.toSet());
  }
}
