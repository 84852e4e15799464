package io.aios.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Runs checks one after the other. A check that throws is a bug and is not caught.
 *
 * <p>The gate runs first, and work that does not pass it is examined no further: that bounds the
 * time of all the other checks. Findings come in order of check, then of path, so that the same
 * work gets the same verdict.
 */
record Checks(Check gate, List<Check> checks) implements Verifier {

  Checks {
    checks = List.copyOf(checks);
  }

  @Override
  public Verdict verify(Submission submission, int round) {
    List<Finding> findings = new ArrayList<>(examine(gate, submission));
    List<String> ran = new ArrayList<>(List.of(gate.name()));
    if (findings.isEmpty()) {
      for (Check check : checks) {
        findings.addAll(examine(check, submission));
        ran.add(check.name());
      }
    }
    return new Verdict(round, ran, findings);
  }

  private static List<Finding> examine(Check check, Submission submission) {
    List<Finding> findings = new ArrayList<>(check.examine(submission));
    findings.sort(Comparator.comparing(Finding::path));
    return findings;
  }
}
