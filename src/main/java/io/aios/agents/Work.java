package io.aios.agents;

import io.aios.artifacts.Artifact;
import io.aios.project.Outcome;
import io.aios.verification.Verdict;
import java.util.List;

/**
 * What an agent's performance came to.
 *
 * @param files contents of the files that the outcome refers to
 * @param verdicts what verification said, round by round
 */
public record Work(Outcome outcome, List<Artifact> files, List<Verdict> verdicts) {

  public Work {
    files = List.copyOf(files);
    verdicts = List.copyOf(verdicts);
  }

  /** Work that made no files. */
  public static Work without(Outcome outcome, List<Verdict> verdicts) {
    return new Work(outcome, List.of(), verdicts);
  }
}
