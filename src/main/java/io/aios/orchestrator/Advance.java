package io.aios.orchestrator;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.aios.engine.AdvanceRow;
import io.aios.engine.DurableWrite;
import io.aios.project.ProjectId;

/** Runs a row of the control table: one look at one project, in one transaction. */
final class Advance implements ExecutionHandler<Void> {

  private final DurableWrite write;
  private final Fold fold;

  Advance(DurableWrite write, Fold fold) {
    this.write = write;
    this.fold = fold;
  }

  @Override
  public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
    ProjectId project = AdvanceRow.parse(instance.getId()).project();
    return (done, operations) -> write.complete(operations, () -> fold.advance(project));
  }
}
