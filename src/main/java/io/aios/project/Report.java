package io.aios.project;

import io.aios.verification.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * What a worker left behind. It changes nothing by itself: the orchestrator folds it into the
 * project, if it is not stale by then.
 *
 * @param id a UUIDv7
 * @param epoch the start of the task that it reports on
 * @param verdicts what verification said, round by round
 * @param at when it was left, to the microsecond; what is finer is cut off
 */
public record Report(
    UUID id, TaskKey task, long epoch, Outcome outcome, List<Verdict> verdicts, Instant at) {

  public Report {
    verdicts = List.copyOf(verdicts);
    at = at.truncatedTo(ChronoUnit.MICROS);
  }
}
