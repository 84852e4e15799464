package io.aios.worker;

import io.aios.engine.DurableWrite;
import io.aios.project.Event;
import io.aios.project.Events;
import io.aios.project.ProjectId;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Writes events down at once, so that those who watch see work while it goes on. */
record Chronicle(Events events, DurableWrite write, InstantSource clock, Semaphore progress) {

  private static final Logger log = LoggerFactory.getLogger(Chronicle.class);

  /**
   * News of progress that are written at once. With thousands of calls they are most of what is
   * written; without a limit they take the connections that replies wait for.
   */
  private static final int MOST_PROGRESS = 2;

  Chronicle(Events events, DurableWrite write, InstantSource clock) {
    this(events, write, clock, new Semaphore(MOST_PROGRESS));
  }

  void tell(ProjectId project, Event event) {
    write.run(() -> events.tell(project, event, clock.instant()));
  }

  /**
   * Tells what may be missed: a reply that is being paid for is worth more than news of it. News
   * that an answer is still being written are left out when others are being told; the next ones
   * say more.
   */
  void tellInPassing(ProjectId project, Event event) {
    if (event.kind() != Event.Kind.TASK_WRITING) {
      tellIfPossible(project, event);
    } else if (progress.tryAcquire()) {
      try {
        tellIfPossible(project, event);
      } finally {
        progress.release();
      }
    }
  }

  private void tellIfPossible(ProjectId project, Event event) {
    try {
      write.runOnce(() -> events.tell(project, event, clock.instant()));
    } catch (DataAccessException | TransactionException unwritten) {
      log.warn("Project {} does not hear of {}: {}", project, event.kind(), unwritten.getMessage());
    }
  }
}
