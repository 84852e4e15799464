package io.aios.agents;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.verification.Finding;
import io.aios.verification.Submission;
import io.aios.verification.Verdict;
import io.aios.verification.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Three simple checks: planned files are there, nothing lies outside of the owned paths, and no
 * file contains the word BROKEN.
 */
final class PathVerifier implements Verifier {

  static final List<String> CHECKS = List.of("planned", "owned", "broken");

  final List<Submission> submissions = new ArrayList<>();

  @Override
  public Verdict verify(Submission submission, int round) {
    submissions.add(submission);
    var findings = new ArrayList<Finding>();
    var there = new TreeSet<>(submission.files().stream().map(Artifact::path).toList());
    for (ArtifactPath planned : submission.planned()) {
      if (!there.contains(planned)) {
        findings.add(new Finding("planned", planned.value(), "It is missing."));
      }
    }
    for (Artifact file : submission.files()) {
      if (submission.owned().stream().noneMatch(file.path()::isWithin)) {
        findings.add(new Finding("owned", file.path().value(), "It lies outside."));
      }
      if (file.content().contains("BROKEN")) {
        findings.add(new Finding("broken", file.path().value(), "It is broken."));
      }
    }
    return new Verdict(round, CHECKS, findings);
  }
}
