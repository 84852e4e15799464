package io.aios.worker;

import io.aios.engine.DurableWrite;
import io.aios.project.Event;
import io.aios.project.Events;
import io.aios.project.ProjectId;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Writes events down at once, so that those who watch see work while it goes on. */
record Chronicle(Events events, DurableWrite write, InstantSource clock) {

  private static final Logger log = LoggerFactory.getLogger(Chronicle.class);

  void tell(ProjectId project, Event event) {
    write.run(() -> events.tell(project, event, clock.instant()));
  }

  /** Tells what may be missed: a reply that is being paid for is worth more than news of it. */
  void tellInPassing(ProjectId project, Event event) {
    try {
      tell(project, event);
    } catch (DataAccessException | TransactionException unwritten) {
      log.warn("Project {} does not hear of {}: {}", project, event.kind(), unwritten.getMessage());
    }
  }
}
