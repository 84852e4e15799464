package io.aios.engine;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a row whose process died, when the library's own search finds it: it goes back
 * into the line, to its old place; the library would put it behind all others. The claims take over
 * such rows sooner, so mostly this finds what no process had a place for, or does not serve.
 */
final class DeadRow implements DeadExecutionHandler<Void> {

  private static final Logger log = LoggerFactory.getLogger(DeadRow.class);

  private final Contact contact;

  DeadRow(Contact contact) {
    this.contact = contact;
  }

  @Override
  public void deadExecution(ExecutionComplete dead, ExecutionOperations<Void> operations) {
    if (!contact.isSteady(dead.getTimeDone())) {
      return; // it may be alive
    }
    try {
      operations.reschedule(dead, dead.getExecution().executionTime);
    } catch (ExecutionException takenOver) {
      log.debug("{} was taken over meanwhile", dead.getExecution().taskInstance, takenOver);
    }
  }
}
