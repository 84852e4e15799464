package io.aios.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.verification.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One stored project, driven as orchestrator and workers drive it. After each step the store shows
 * what was decided, to the last field.
 */
public final class ProjectLife {

  private final Stores stores;
  private final IdSource ids;
  private final Progress progress;
  private Instant now = ProjectCast.NOON;
  private Project project;

  private ProjectLife(Stores stores, IdSource ids) {
    this.stores = stores;
    this.ids = ids;
    this.progress = new Progress(RetryPolicy.STANDARD, ids);
    this.project = ProjectCast.submit(stores, ids);
  }

  public static ProjectLife submitted(Stores stores, IdSource ids) {
    return new ProjectLife(stores, ids);
  }

  /** It runs, and its planning task is ready. */
  public static ProjectLife begun(Stores stores, IdSource ids) {
    return submitted(stores, ids).begin();
  }

  /** The default team is planned; backend and frontend are ready. */
  public static ProjectLife planned(Stores stores, IdSource ids) {
    return begun(stores, ids)
        .perform("plan", new Outcome.Planned(ProjectCast.team(), AwkwardTexts.files()));
  }

  public Project project() {
    return project;
  }

  public ProjectId id() {
    return project.id();
  }

  public Instant now() {
    return now;
  }

  public Task task(String key) {
    return project.task(new TaskKey(key)).orElseThrow();
  }

  public ProjectLife begin() {
    return write(progress.begin(project, tick()));
  }

  public ProjectLife cancel() {
    return write(progress.cancel(project, tick()));
  }

  public ProjectLife pause() {
    return write(progress.pause(project, tick()));
  }

  public ProjectLife resume() {
    return write(progress.resume(project, tick()));
  }

  /** Writes a decision that nobody but a test makes. */
  public ProjectLife write(Decision decision) {
    stores.runInTransaction(() -> {
      Project locked = stores.projects().lock(id()).orElseThrow().project();
      assertThat(locked).isEqualTo(project);
      stores.projects().write(locked, decision);
    });
    return expect(decision.project());
  }

  /** A worker starts the task by its last dispatch; it must be there to be started. */
  public Task start(String key) {
    Task ready = task(key);
    Tasks.Started started =
        stores.inTransaction(() -> stores.tasks().start(ready.id(), ready.dispatches(), tick()));
    assertThat(started).isInstanceOf(Tasks.Started.Running.class);
    Tasks.Started.Running running = (Tasks.Started.Running) started;
    expect(running.project());
    assertThat(running.task()).isEqualTo(task(key)).isEqualTo(ready.started(now));
    return running.task();
  }

  /** A report on the last start of the task; not left yet. */
  public Report reported(String key, Outcome outcome, List<Verdict> verdicts) {
    return new Report(ids.next(), new TaskKey(key), task(key).epoch(), outcome, verdicts, tick());
  }

  public boolean leave(Report report) {
    return stores.tasks().report(task(report.task().value()).id(), report);
  }

  /** An orchestrator folds what was left. */
  public ProjectLife fold() {
    Project after =
        stores.inTransaction(() -> {
          Projects.Locked locked = stores.projects().lock(id()).orElseThrow();
          Project folded = locked.project();
          for (Report report : locked.unread()) {
            Decision decision = progress.decide(folded, report, tick());
            stores.projects().write(folded, decision);
            folded = decision.project();
          }
          stores.projects().markRead(locked.unread(), now);
          return folded;
        });
    return expect(after);
  }

  /** A worker starts the task and leaves the outcome, and an orchestrator folds it. */
  public ProjectLife perform(String key, Outcome outcome) {
    start(key);
    assertThat(leave(reported(key, outcome, AwkwardTexts.verdicts()))).isTrue();
    return fold();
  }

  public ProjectLife produce(String... keys) {
    for (String key : keys) {
      perform(key, new Outcome.Produced(ProjectCast.files(new TaskKey(key))));
    }
    return this;
  }

  /** Time goes on, in steps that are finer than what is kept. */
  private Instant tick() {
    now = now.plus(Duration.ofNanos(1_234_567_890));
    return now;
  }

  private ProjectLife expect(Project expected) {
    assertThat(stores.projects().find(expected.id())).contains(expected);
    project = expected;
    return this;
  }
}
