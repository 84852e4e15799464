package io.aios.project;

import io.aios.verification.Finding;
import java.time.Instant;
import java.util.List;

/**
 * Decides what happens next to a project. Pure: the same project, report and time give the same
 * decision, but for the ids of new tasks. Whatever is late, repeated or out of order changes
 * nothing. The state machine that it keeps is drawn in {@code docs/lifecycle.md}.
 */
public final class Progress {

  private final RetryPolicy policy;
  private final IdSource ids;

  public Progress(RetryPolicy policy, IdSource ids) {
    this.policy = policy;
    this.ids = ids;
  }

  /** A submitted project starts to run, with its planning task; any other stays as it is. */
  public Decision begin(Project project, Instant now) {
    if (project.state() != ProjectState.SUBMITTED) {
      return Decision.nothing(project);
    }
    Draft draft = new Draft(project, now);
    draft.begin();
    return draft.decision();
  }

  /** A project that has not ended is ended on request, with all that is left of its tasks. */
  public Decision cancel(Project project, Instant now) {
    if (project.state().isTerminal()) {
      return Decision.nothing(project);
    }
    Draft draft = new Draft(project, now);
    draft.cancel();
    return draft.decision();
  }

  /** A project that has not ended by its deadline fails, with all that is left of its tasks. */
  public Decision expire(Project project, Instant now) {
    if (project.state().isTerminal() || !project.brief().urgency().isOver(now)) {
      return Decision.nothing(project);
    }
    Draft draft = new Draft(project, now);
    draft.expire();
    return draft.decision();
  }

  /** A running project is paused on request; tasks that run may end. Any other stays as it is. */
  public Decision pause(Project project, Instant now) {
    if (project.state() != ProjectState.RUNNING) {
      return Decision.nothing(project);
    }
    Draft draft = new Draft(project, now);
    draft.pause("a person asked for it");
    return draft.decision();
  }

  /** A paused project goes on, with whatever can start; any other stays as it is. */
  public Decision resume(Project project, Instant now) {
    if (project.state() != ProjectState.PAUSED) {
      return Decision.nothing(project);
    }
    Draft draft = new Draft(project, now);
    draft.resume();
    return draft.decision();
  }

  /**
   * Folds a report into the project. A report on a task that does not run in the report's epoch is
   * stale and changes nothing.
   */
  public Decision decide(Project project, Report report, Instant now) {
    if (project.state().isTerminal()) {
      return Decision.nothing(project);
    }
    return project
        .task(report.task())
        .filter(task -> task.state() == TaskState.RUNNING && task.epoch() == report.epoch())
        .map(task -> fold(new Draft(project, now), task, report.outcome()))
        .orElseGet(() -> Decision.nothing(project));
  }

  private Decision fold(Draft draft, Task task, Outcome outcome) {
    switch (outcome) {
      case Outcome.Planned planned -> accept(draft, task, planned);
      case Outcome.Produced produced -> draft.succeed(task, produced.files());
      case Outcome.Rework rework -> sendBack(draft, task, rework);
      case Outcome.Deferred deferred -> defer(draft, task, deferred);
      case Outcome.HandedBack() -> draft.handBack(task);
      case Outcome.Unfunded unfunded -> draft.runOut(task, unfunded);
      case Outcome.Failed failed -> draft.fail(task, failed.reason(), failed.findings());
      case Outcome.Lost() -> {
        int deaths = task.attempts() - 1; // the worker that says so lives
        draft.fail(task, "every worker that took it died, " + deaths + " times", List.of());
      }
    }
    draft.goOn();
    return draft.decision();
  }

  private void accept(Draft draft, Task task, Outcome.Planned planned) {
    if (!task.key().equals(TaskKey.PLAN)) {
      draft.fail(task, "only the task " + TaskKey.PLAN + " may plan", List.of());
      return;
    }
    draft.succeed(task, planned.files());
    draft.adopt(planned.plan(), ids);
  }

  private void sendBack(Draft draft, Task task, Outcome.Rework rework) {
    List<Finding> findings = rework.findings();
    if (!draft.buildsOn(task, rework.target())) {
      draft.fail(
          task, "it sent back " + rework.target() + ", which it does not build on", findings);
    } else if (draft.reworksOf(rework.target()) >= policy.maxReworks()) {
      String times = policy.maxReworks() + " rounds of rework";
      draft.fail(
          task, "the work of " + rework.target() + " does not hold after " + times, findings);
    } else {
      draft.sendBack(rework.target(), findings);
    }
  }

  private void defer(Draft draft, Task task, Outcome.Deferred deferred) {
    if (task.deferrals() >= policy.maxDeferrals()) {
      String times = policy.maxDeferrals() + " times";
      draft.fail(task, "put off " + times + ", last because: " + deferred.reason(), List.of());
    } else {
      draft.defer(task, deferred.reason(), deferred.until());
    }
  }
}
