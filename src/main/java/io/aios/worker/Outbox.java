package io.aios.worker;

import io.aios.agents.Work;
import io.aios.artifacts.Artifacts;
import io.aios.project.Agenda;
import io.aios.project.IdSource;
import io.aios.project.Report;
import io.aios.project.Task;
import io.aios.project.Tasks;
import io.aios.project.Tasks.Started;
import java.time.InstantSource;
import java.util.UUID;

/** Where a worker leaves its reports. To be used within transactions. */
record Outbox(Tasks tasks, Artifacts artifacts, Agenda agenda, IdSource ids, InstantSource clock) {

  /**
   * Leaves the report and has an orchestrator look at it; nothing if the task is not ours any more.
   */
  void report(Started.Running running, Work work) {
    UUID id = ids.next();
    Task task = running.task();
    Report report =
        new Report(id, task.key(), task.epoch(), work.outcome(), work.verdicts(), clock.instant());
    if (tasks.report(task.id(), report)) {
      artifacts.keep(running.project().id().value(), work.files());
      agenda.advance(running.project().id(), id);
    }
  }
}
