package io.aios.verification;

import java.util.ArrayList;
import java.util.List;

/**
 * The outcome of verifying one round of an agent's work.
 *
 * @param round 0 for the first attempt, then one more for each rework
 * @param checks names of the checks that ran, in order
 * @param findings what is wrong; empty means that the work holds. At most {@link #MOST_FINDINGS}:
 *     of more, the last one says how many were left out
 */
public record Verdict(int round, List<String> checks, List<Finding> findings) {

  /** More findings help no agent; the rest are found in the next round. */
  public static final int MOST_FINDINGS = 50;

  public Verdict {
    checks = List.copyOf(checks);
    findings = findings.size() > MOST_FINDINGS ? shortened(findings) : List.copyOf(findings);
  }

  public boolean holds() {
    return findings.isEmpty();
  }

  private static List<Finding> shortened(List<Finding> findings) {
    int kept = MOST_FINDINGS - 1;
    String check = findings.get(kept).check();
    List<Finding> shortened = new ArrayList<>(findings.subList(0, kept));
    shortened.add(new Finding(check, "", (findings.size() - kept) + " more findings not shown"));
    return List.copyOf(shortened);
  }
}
