package io.aios.verification;

import java.util.List;

/**
 * The outcome of verifying one round of an agent's work.
 *
 * @param round 0 for the first attempt, then one more for each rework
 * @param checks names of the checks that ran, in order
 * @param findings what is wrong; empty means that the work holds. At most {@link #MOST_FINDINGS}
 */
public record Verdict(int round, List<String> checks, List<Finding> findings) {

  /** More findings help no agent; the rest are found in the next round. */
  public static final int MOST_FINDINGS = 50;

  public Verdict {
    checks = List.copyOf(checks);
    findings = List.copyOf(findings.subList(0, Math.min(findings.size(), MOST_FINDINGS)));
  }

  public boolean holds() {
    return findings.isEmpty();
  }
}
