package io.aios.orchestrator;

import io.aios.artifacts.Artifacts;
import io.aios.database.Channel;
import io.aios.database.Signals;
import io.aios.ledger.Acceptances;
import io.aios.project.Agenda;
import io.aios.project.Decision;
import io.aios.project.Events;
import io.aios.project.Progress;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.Projects;
import io.aios.project.Projects.Wish;
import io.aios.project.Report;
import io.aios.project.Task;
import io.aios.project.TaskState;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Folds whatever has come in into a project, and writes what {@link Progress} decides. Must be
 * called in a transaction; the project stays locked until its end.
 */
final class Fold {

  private final Progress progress;
  private final Projects projects;
  private final Consequences consequences;
  private final Signals signals;
  private final InstantSource clock;

  Fold(
      Progress progress,
      Projects projects,
      Consequences consequences,
      Signals signals,
      InstantSource clock) {
    this.progress = progress;
    this.projects = projects;
    this.consequences = consequences;
    this.signals = signals;
    this.clock = clock;
  }

  void advance(ProjectId id) {
    projects.lock(id).ifPresent(this::advance);
  }

  private void advance(Projects.Locked locked) {
    Instant now = clock.instant();
    Project project = locked.project();
    if (locked.wish() == Wish.CANCEL) {
      project = apply(project, progress.cancel(project, now), now);
    }
    project = apply(project, progress.expire(project, now), now);
    project = apply(project, progress.begin(project, now), now);
    for (Report report : locked.unread()) {
      project = apply(project, progress.decide(project, report, now), now);
    }
    projects.markRead(locked.unread(), now);
    meet(project, locked.wish(), now);
  }

  /** After the reports: what ran out of money before the wish must not pause the project again. */
  private void meet(Project project, Wish wish, Instant now) {
    switch (wish) {
      case PAUSE -> apply(project, progress.pause(project, now), now);
      case RESUME -> apply(project, progress.resume(project, now), now);
      case NONE, CANCEL -> {
        return;
      }
    }
    projects.markMet(project.id());
  }

  private Project apply(Project before, Decision decision, Instant now) {
    projects.write(before, decision);
    consequences.write(decision, now);
    Project after = decision.project();
    if (after.state().isTerminal() && !before.state().isTerminal()) {
      // Whoever still works on a task of it would spend money for nothing.
      signals.raise(Channel.CANCEL, after.id().toString());
    }
    if (isShorter(before, after)) {
      consequences.agenda().clear(after);
    }
    return after;
  }

  /** Whether a task that was READY is not to be performed now. */
  private static boolean isShorter(Project before, Project after) {
    return before.tasks().stream()
        .filter(task -> task.state() == TaskState.READY)
        .anyMatch(task -> after.task(task.key()).filter(Task::isToBePerformed).isEmpty());
  }

  /** What follows from a decision outside of the project's own tables. */
  record Consequences(Artifacts artifacts, Acceptances acceptances, Agenda agenda, Events events) {

    void write(Decision decision, Instant now) {
      ProjectId project = decision.project().id();
      decision
          .files()
          .forEach((task, files) -> artifacts.lay(project.value(), task.value(), files));
      decision.sentBack().forEach(task -> acceptances.revoke(task.value()));
      decision.starts().forEach(start -> agenda.perform(decision.project(), start));
      events.append(project, decision.events(), now);
    }
  }
}
