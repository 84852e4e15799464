package io.aios.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * One stored project under fire, next to a model of plain values: after each step the store agrees
 * with the model. Workers crash and wake up late, reports come twice, work is sent back, put off
 * and lost. Everything follows from the seed.
 */
final class StoredSimulation {

  private static final int MOST_STEPS = 2_000;

  private final Stores stores;
  private final Random random;
  private final IdSource ids;
  private final RandomOutcomes outcomes;
  private final RetryPolicy policy;
  private final Progress progress;
  private final List<Decision.Start> queue = new ArrayList<>();
  private final List<Report> desk = new ArrayList<>();
  private final List<Report> unread = new ArrayList<>();
  private final Set<Run> reported = new HashSet<>();
  private Instant now = ProjectCast.NOON;
  private Project model;

  StoredSimulation(Stores stores, long seed) {
    this.stores = stores;
    random = new Random(seed);
    ids = ProjectCast.ids(seed);
    outcomes = new RandomOutcomes(random);
    policy = new RetryPolicy(1 + random.nextInt(3), random.nextInt(3), random.nextInt(4));
    progress = new Progress(policy, ids);
    model = ProjectCast.submit(stores, ids);
  }

  /** Runs until the project has ended and returns it. */
  Project run() {
    fold();
    for (int step = 0; step < MOST_STEPS && !model.state().isTerminal(); step++) {
      now = now.plus(Duration.ofNanos(random.nextInt(1_000_000_000)));
      act();
      assertThat(stores.projects().find(model.id())).contains(model);
    }
    List.copyOf(desk).forEach(this::leave);
    List.copyOf(queue).forEach(this::work);
    fold();
    assertThat(stores.projects().find(model.id())).contains(model);
    return model;
  }

  private void act() {
    int dice = random.nextInt(1_000);
    if (dice < 5) {
      cancel();
    } else if (dice < 25) {
      pause();
    } else if (dice < 100) {
      resume();
    } else if (dice < 450 && !queue.isEmpty()) {
      work(queue.get(random.nextInt(queue.size())));
    } else if (dice < 800 && !desk.isEmpty()) {
      leave(desk.get(random.nextInt(desk.size())));
    } else {
      fold();
    }
  }

  /** A worker takes an engine row, which stays there until the worker completes. */
  private void work(Decision.Start start) {
    Task task = byId(start.task());
    boolean startable =
        (model.state() == ProjectState.RUNNING || isTakenAgain(task))
            && task.dispatches() == start.dispatch()
            && (task.state() == TaskState.READY || task.state() == TaskState.RUNNING);
    Tasks.Started started =
        stores.inTransaction(() -> stores.tasks().start(start.task(), start.dispatch(), now));
    if (!startable) {
      assertThat(started).isEqualTo(new Tasks.Started.Stale());
      queue.remove(start);
      return;
    }
    Task running = task.started(now);
    model = with(running);
    assertThat(started).isEqualTo(new Tasks.Started.Running(model, running));
    desk.add(report(running));
    if (random.nextInt(4) != 0 || running.attempts() > policy.maxAttempts()) {
      queue.remove(start); // else the worker only seems to be dead: its row is taken once more
    }
  }

  private boolean isTakenAgain(Task task) {
    return model.state() == ProjectState.PAUSED && task.state() == TaskState.RUNNING;
  }

  private Report report(Task running) {
    Outcome outcome =
        running.attempts() > policy.maxAttempts() ? new Outcome.Lost() : outcomes.of(running, now);
    return new Report(
        ids.next(), running.key(), running.epoch(), outcome, AwkwardTexts.verdicts(), now);
  }

  /** One report in five is left once more later, under another id. */
  private void leave(Report report) {
    Task task = model.task(report.task()).orElseThrow();
    boolean current =
        task.state() == TaskState.RUNNING
            && task.epoch() == report.epoch()
            && reported.add(new Run(report.task(), report.epoch()));
    assertThat(stores.tasks().report(task.id(), report)).isEqualTo(current);
    if (current) {
      unread.add(report);
      unread.sort((one, other) -> one.id().toString().compareTo(other.id().toString()));
    }
    desk.remove(report);
    if (random.nextInt(5) == 0) {
      UUID id = ids.next();
      desk.add(new Report(id, report.task(), report.epoch(), new Outcome.Lost(), List.of(), now));
    }
  }

  private void cancel() {
    assertThat(stores.projects().requestCancel(model.id(), now)).isTrue();
    apply(progress.cancel(model, now));
    assertThat(stores.inTransaction(() -> stores.projects().lock(model.id())))
        .contains(new Projects.Locked(model, unread, Projects.Wish.CANCEL));
  }

  private void pause() {
    assertThat(stores.projects().requestPause(model.id())).isTrue();
    meet(Projects.Wish.PAUSE, progress.pause(model, now));
  }

  private void resume() {
    boolean paused = model.state() == ProjectState.PAUSED;
    assertThat(stores.projects().requestResume(model.id())).isEqualTo(paused);
    if (paused) {
      meet(Projects.Wish.RESUME, progress.resume(model, now));
    }
  }

  private void meet(Projects.Wish wish, Decision decision) {
    assertThat(stores.inTransaction(() -> stores.projects().lock(model.id())))
        .contains(new Projects.Locked(model, unread, wish));
    apply(decision);
    stores.runInTransaction(() -> stores.projects().markMet(model.id()));
    assertThat(stores.inTransaction(() -> stores.projects().lock(model.id())))
        .contains(new Projects.Locked(model, unread, Projects.Wish.NONE));
  }

  private void fold() {
    apply(progress.begin(model, now));
    Projects.Locked locked =
        stores.inTransaction(() -> stores.projects().lock(model.id()).orElseThrow());
    assertThat(locked.project()).isEqualTo(model);
    assertThat(locked.unread()).isEqualTo(unread);
    for (Report report : locked.unread()) {
      apply(progress.decide(model, report, now));
    }
    stores.projects().markRead(locked.unread(), now);
    unread.clear();
  }

  private void apply(Decision decision) {
    Project before = model;
    stores.runInTransaction(() -> stores.projects().write(before, decision));
    model = decision.project();
    queue.addAll(decision.starts());
  }

  /** One start of a task. */
  private record Run(TaskKey task, long epoch) {}

  private Task byId(TaskId id) {
    return model.tasks().stream().filter(task -> task.id().equals(id)).findFirst().orElseThrow();
  }

  private Project with(Task changed) {
    List<Task> tasks =
        model.tasks().stream()
            .map(task -> task.id().equals(changed.id()) ? changed : task)
            .toList();
    return new Project(
        model.id(),
        model.tenant(),
        model.brief(),
        model.state(),
        model.reason(),
        model.timeline(),
        tasks);
  }
}
