package io.aios.project;

import io.aios.verification.Finding;
import java.time.Instant;
import java.util.List;

/**
 * A step with a state.
 *
 * @param dispatches how often it was made ready; an engine row carries this number, so that a row
 *     of an earlier dispatch starts nothing
 * @param epoch how often a worker started it, ever; a report of an earlier epoch is stale
 * @param attempts how often a worker started it in this dispatch; more than one means a crash
 * @param reworks how often it was sent back because of findings of a later task
 * @param deferrals how often it was put off in a row; a worker that stops and hands it back does
 *     not count
 * @param findings what it has to mend when it is performed again, or why it failed
 * @param reason why it failed or was put off, in one sentence; empty if neither. At most 2,000
 *     characters, without NUL; what is longer is cut
 */
public record Task(
    TaskId id,
    Step step,
    TaskState state,
    int dispatches,
    long epoch,
    int attempts,
    int reworks,
    int deferrals,
    List<Finding> findings,
    String reason,
    Timeline timeline) {

  public Task {
    findings = List.copyOf(findings);
    reason = Sentence.of(reason);
  }

  /** A new task that waits for what its step needs. */
  public static Task waiting(TaskId id, Step step, Instant now) {
    return new Task(
        id, step, TaskState.WAITING, 0, 0, 0, 0, 0, List.of(), "", new Timeline.Created(now));
  }

  public TaskKey key() {
    return step.key();
  }

  public AgentKind kind() {
    return step.kind();
  }

  /** Whether a worker performs it or is about to. */
  public boolean isToBePerformed() {
    return state == TaskState.READY || state == TaskState.RUNNING;
  }

  /** Made ready: every start from now on belongs to a new dispatch. */
  Task ready() {
    return ready(deferrals, reason);
  }

  /** Taken by a worker: reports of earlier starts are stale from now on. */
  public Task started(Instant now) {
    return new Task(
        id,
        step,
        TaskState.RUNNING,
        dispatches,
        epoch + 1,
        attempts + 1,
        reworks,
        deferrals,
        findings,
        "",
        timeline.started(now));
  }

  Task succeeded(Instant now) {
    return ended(TaskState.SUCCEEDED, List.of(), "", now);
  }

  Task failed(String why, List<Finding> what, Instant now) {
    return ended(TaskState.FAILED, what, why, now);
  }

  Task cancelled(Instant now) {
    return ended(TaskState.CANCELLED, findings, reason, now);
  }

  /** Put off: ready again, but one deferral nearer to the end of our patience. */
  Task deferred(String why) {
    return ready(deferrals + 1, why);
  }

  /** Handed back by a worker that stops: ready again, and no nearer to the end of our patience. */
  Task handedBack(String why) {
    return ready(deferrals, why);
  }

  /** Set aside until the project goes on: waits, and keeps all that it has come to. */
  Task setAside(String why) {
    return new Task(
        id,
        step,
        TaskState.WAITING,
        dispatches,
        epoch,
        0,
        reworks,
        deferrals,
        findings,
        why,
        timeline);
  }

  /** Sent back because its work does not hold. */
  Task sentBack(List<Finding> what) {
    return new Task(
        id,
        step,
        TaskState.WAITING,
        dispatches,
        epoch,
        0,
        reworks + 1,
        0,
        what,
        "",
        timeline.reopened());
  }

  /** Waits again, because something that it builds on is made anew. */
  Task waitingAgain() {
    return new Task(
        id,
        step,
        TaskState.WAITING,
        dispatches,
        epoch,
        0,
        reworks,
        0,
        findings,
        "",
        timeline.reopened());
  }

  private Task ready(int putOff, String why) {
    return new Task(
        id,
        step,
        TaskState.READY,
        dispatches + 1,
        epoch,
        0,
        reworks,
        putOff,
        findings,
        why,
        timeline);
  }

  private Task ended(TaskState end, List<Finding> what, String why, Instant now) {
    return new Task(
        id, step, end, dispatches, epoch, attempts, reworks, 0, what, why, timeline.ended(now));
  }
}
