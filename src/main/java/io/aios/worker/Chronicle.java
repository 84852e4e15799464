package io.aios.worker;

import io.aios.engine.DurableWrite;
import io.aios.project.Event;
import io.aios.project.Events;
import io.aios.project.ProjectId;
import java.time.InstantSource;

/** Writes events down at once, so that those who watch see work while it goes on. */
record Chronicle(Events events, DurableWrite write, InstantSource clock) {

  void tell(ProjectId project, Event event) {
    write.run(() -> events.tell(project, event, clock.instant()));
  }
}
