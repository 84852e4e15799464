package io.aios.worker;

import io.aios.agents.Work;
import io.aios.artifacts.Artifacts;
import io.aios.engine.PerformRow;
import io.aios.project.Agenda;
import io.aios.project.Event;
import io.aios.project.Events;
import io.aios.project.IdSource;
import io.aios.project.Report;
import io.aios.project.RetryPolicy;
import io.aios.project.Task;
import io.aios.project.Tasks;
import io.aios.project.Tasks.Started;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Where a worker signs tasks out and leaves its reports. To be used within transactions. */
record Desk(
    Tasks tasks,
    Events events,
    Artifacts artifacts,
    Agenda agenda,
    IdSource ids,
    InstantSource clock,
    RetryPolicy retryPolicy) {

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

  /**
   * Leaves the report and has an orchestrator look at it; nothing if the task is not ours any more.
   */
  void report(Started.Running running, Work work) {
    UUID id = ids.next();
    Task task = running.task();
    Report report =
        new Report(id, task.key(), task.epoch(), work.outcome(), work.verdicts(), clock.instant());
    if (tasks.report(task.id(), report)) {
      artifacts.keep(work.files());
      agenda.advance(running.project().id(), id);
    }
  }

  private static String again(Task task) {
    return task.attempts() > 1 ? ", start " + task.attempts() + " after a crash" : "";
  }
}
