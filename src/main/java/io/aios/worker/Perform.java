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
import io.aios.project.Tasks.Started;
import java.util.List;

/** Runs a row of the agent table: one task from its start to its report. */
final class Perform implements ExecutionHandler<Void> {

  private final Performance performance;
  private final Desk desk;
  private final Outbox outbox;
  private final InFlight inFlight;
  private final DurableWrite write;

  Perform(
      Performance performance, Desk desk, Outbox outbox, InFlight inFlight, DurableWrite write) {
    this.performance = performance;
    this.desk = desk;
    this.outbox = outbox;
    this.inFlight = inFlight;
    this.write = write;
  }

  @Override
  public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
    PerformRow row = PerformRow.parse(instance.getId());
    return switch (write.call(() -> desk.start(row))) {
      case Started.Stale() -> (done, operations) -> operations.remove();
      case Started.Running running -> perform(running, Lease.of(context.getExecution()));
    };
  }

  private CompletionHandler<Void> perform(Started.Running running, Lease lease) {
    Work work =
        desk.hasLost(running.task())
            ? Work.without(new Outcome.Lost(), List.of())
            : inFlight.during(
                lease, running.project().id(), gate -> performance.perform(running, gate));
    return (done, operations) ->
        write.run(() -> {
          operations.remove(); // first: fails if another process has taken the row over
          outbox.report(running, work);
        });
  }
}
