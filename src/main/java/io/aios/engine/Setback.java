package io.aios.engine;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a row whose work throws, or whose end cannot be written: it is tried again after
 * a pause that doubles each time, and holds no thread meanwhile. The library itself would pause for
 * the same time for ever, and would leave a row whose end cannot be written to be found dead.
 */
final class Setback implements FailureHandler<Void> {

  private static final Logger log = LoggerFactory.getLogger(Setback.class);
  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 6;

  /** The same work, whose end is tried again as well. */
  ExecutionHandler<Void> around(ExecutionHandler<Void> work) {
    return (instance, context) -> {
      CompletionHandler<Void> end = work.execute(instance, context);
      return (done, operations) -> complete(end, done, operations);
    };
  }

  @Override
  public void onFailure(ExecutionComplete failed, ExecutionOperations<Void> operations) {
    Execution row = failed.getExecution();
    Duration pause = pauseAfter(row.consecutiveFailures);
    log.error(
        "{} {} failed {} times in a row, and is tried again in {}",
        row.taskInstance.getTaskName(),
        row.taskInstance.getId(),
        row.consecutiveFailures + 1,
        pause,
        failed.getCause().orElse(null));
    operations.reschedule(failed, failed.getTimeDone().plus(pause));
  }

  /** Five seconds and twice as long each time, five minutes at the most. */
  static Duration pauseAfter(int failures) {
    Duration doubled = SHORTEST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }

  private void complete(
      CompletionHandler<Void> end, ExecutionComplete done, ExecutionOperations<Void> operations) {
    try {
      end.complete(done, operations);
    } catch (RuntimeException bug) {
      try {
        onFailure(
            ExecutionComplete.failure(
                done.getExecution(), done.getTimeDone(), done.getTimeDone(), bug),
            operations);
      } catch (RuntimeException notOurs) {
        // Another process has taken the row over, or the database is away: then it is found dead.
        bug.addSuppressed(notOurs);
        throw bug;
      }
    }
  }
}
