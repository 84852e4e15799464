package io.aios.worker;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.aios.agents.Work;
import io.aios.engine.DurableWrite;
import io.aios.engine.Lease;
import io.aios.engine.PerformRow;
import io.aios.project.Outcome;
import io.aios.project.RetryPolicy;
import io.aios.project.Tasks.Started;
import java.time.Duration;
import java.util.List;

/**
 * Runs a row of the agent table: one task from its start to its report. A task that cannot be let
 * into the quarantine goes back into the line for a moment, and its start does not count.
 */
final class Perform implements ExecutionHandler<Void> {

  private static final Duration MOMENT = Duration.ofSeconds(2);

  private final Performance performance;
  private final Desk desk;
  private final Outbox outbox;
  private final InFlight inFlight;
  private final RetryPolicy retryPolicy;
  private final DurableWrite write;
  private final Quarantine quarantine = new Quarantine();

  Perform(
      Performance performance,
      Desk desk,
      Outbox outbox,
      InFlight inFlight,
      RetryPolicy retryPolicy,
      DurableWrite write) {
    this.performance = performance;
    this.desk = desk;
    this.outbox = outbox;
    this.inFlight = inFlight;
    this.retryPolicy = retryPolicy;
    this.write = write;
  }

  @Override
  public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
    PerformRow row = PerformRow.parse(instance.getId());
    try {
      return quarantine.leavingAfter(row, perform(row, Lease.of(context.getExecution())));
    } catch (Quarantine.Occupied later) {
      return (done, operations) -> operations.reschedule(done, done.getTimeDone().plus(MOMENT));
    } catch (RuntimeException failed) {
      quarantine.leave(row);
      throw failed;
    }
  }

  private CompletionHandler<Void> perform(PerformRow row, Lease lease) {
    return switch (write.call(() -> start(row))) {
      case Started.Stale() -> (done, operations) -> write.complete(operations, () -> {});
      case Started.Running running -> perform(running, lease);
    };
  }

  /** In a transaction, which a quarantine that is occupied rolls back. */
  private Started start(PerformRow row) {
    Started started = desk.start(row);
    if (started instanceof Started.Running running) {
      quarantine.enter(row, retryPolicy.suspectsTogether(running.task().attempts()));
    }
    return started;
  }

  private CompletionHandler<Void> perform(Started.Running running, Lease lease) {
    Work work =
        retryPolicy.isLost(running.task().attempts())
            ? Work.without(new Outcome.Lost(), List.of())
            : inFlight.during(
                lease, running.project().id(), gate -> performance.perform(running, gate));
    return (done, operations) -> write.complete(operations, () -> outbox.report(running, work));
  }
}
