package io.aios.worker;

import io.aios.engine.PerformRow;
import io.aios.project.Event;
import io.aios.project.Events;
import io.aios.project.Task;
import io.aios.project.Tasks;
import io.aios.project.Tasks.Started;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Where a worker signs tasks out. To be used within transactions. */
record Desk(Tasks tasks, Events events, InstantSource clock) {

  /** Signs the task out, if it is still there to be performed. */
  Started start(PerformRow row) {
    Instant now = clock.instant();
    Started started = tasks.start(row.task(), row.dispatch(), now);
    if (started instanceof Started.Running(var project, var task)) {
      String text = "The " + task.kind() + " agent has started" + again(task);
      Event event = new Event.OfTask(Event.Kind.TASK_STARTED, task.key(), text);
      events.append(project.id(), List.of(event), now);
    }
    return started;
  }

  private static String again(Task task) {
    return task.attempts() > 1 ? ", start " + task.attempts() + " after a crash" : "";
  }
}
