package io.aios.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.money.Usd;
import io.aios.verification.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * One project under fire: workers crash, reports come late, twice and out of order, work is sent
 * back, put off and lost, the money runs out, deadlines come and are moved, and now and then a
 * person pauses, resumes or cancels. Everything follows from the seed.
 */
final class Simulation {

  private static final int MOST_STEPS = 5_000;

  private final Random random;
  private final RetryPolicy policy;
  private final Progress progress;
  private final List<Decision.Start> queue = new ArrayList<>();
  private final List<Report> mail = new ArrayList<>();
  private final StateRules rules = new StateRules();
  private Instant now = ProjectCast.NOON;
  private Project project = ProjectCast.submitted();

  Simulation(long seed) {
    random = new Random(seed);
    policy = new RetryPolicy(1 + random.nextInt(3), random.nextInt(3), random.nextInt(4));
    progress = new Progress(policy, ProjectCast.ids(~seed)); // not those of the project itself
  }

  /** Runs until the project has ended and returns it; every step has kept the state rules. */
  Project run() {
    apply(progress.begin(project, now));
    for (int step = 0; step < MOST_STEPS && !isOver(); step++) {
      now = now.plusMillis(random.nextInt(1_000));
      act();
    }
    List.copyOf(mail).forEach(late -> apply(progress.decide(project, late, now)));
    return project;
  }

  private boolean isOver() {
    return project.state().isTerminal();
  }

  private void act() {
    int dice = random.nextInt(1_000);
    if (dice < 2) {
      apply(progress.cancel(project, now));
    } else if (dice < 10) {
      project = project.with(project.brief().with(urgency()));
    } else if (dice < 40) {
      look();
    } else if (dice < 70) {
      apply(progress.pause(project, now));
    } else if (dice < 190) {
      apply(progress.resume(project, now));
    } else if (dice < 590 && !queue.isEmpty()) {
      work(queue.get(random.nextInt(queue.size())));
    } else if (!mail.isEmpty()) {
      deliver();
    }
  }

  /** A person sets, moves or takes away the deadline; looks at an earlier one stay as they are. */
  private Urgency urgency() {
    return random.nextInt(3) == 0
        ? Urgency.STANDARD
        : Urgency.STANDARD.with(Optional.of(now.plusSeconds(1 + random.nextInt(30))));
  }

  /** An orchestrator looks, at a deadline or for any other reason, in time or late. */
  private void look() {
    boolean over = project.brief().urgency().isOver(now);
    Decision decision = progress.expire(project, now);
    assertThat(decision.equals(Decision.nothing(project)))
        .as("what is over when it is looked at ends, and nothing else does")
        .isEqualTo(!over);
    apply(decision);
    assertThat(isOver()).isEqualTo(over);
  }

  /** A worker takes an engine row, which stays there until the worker completes. */
  private void work(Decision.Start start) {
    Task ready = byId(start.task());
    boolean stale = ready.dispatches() != start.dispatch() || !canStart(ready);
    assertThat(stale || project.state() == ProjectState.RUNNING || isTakenAgain(ready))
        .as("a paused project starts nothing new")
        .isTrue();
    if (stale) {
      queue.remove(start);
      return;
    }
    Task running = ready.started(now);
    rules.seeStart(running);
    replace(running);
    if (random.nextInt(4) == 0 && running.attempts() <= policy.maxAttempts()) {
      return; // the worker dies: the row is still there for the next one
    }
    queue.remove(start);
    mail.add(new Report(uuid(), running.key(), running.epoch(), outcome(running), List.of(), now));
  }

  private boolean isTakenAgain(Task task) {
    return project.state() == ProjectState.PAUSED && task.state() == TaskState.RUNNING;
  }

  private static boolean canStart(Task task) {
    return task.state() == TaskState.READY || task.state() == TaskState.RUNNING;
  }

  /** Any report may arrive next, and one in five arrives again later. */
  private void deliver() {
    Report report = mail.get(random.nextInt(mail.size()));
    if (random.nextInt(5) != 0) {
      mail.remove(report);
    }
    apply(progress.decide(project, report, now));
  }

  private Outcome outcome(Task task) {
    if (task.attempts() > policy.maxAttempts()) {
      return new Outcome.Lost();
    }
    int dice = random.nextInt(100);
    if (dice < 2) {
      return new Outcome.Failed("no model could do it", List.of());
    } else if (dice < 10) {
      return new Outcome.Deferred(now.plus(Duration.ofSeconds(5)), "the provider is busy");
    } else if (dice < 14) {
      return new Outcome.Unfunded("project:" + project.id(), Usd.of("0.52"), "no money is left");
    } else if (dice >= 94) {
      return new Outcome.HandedBack();
    } else if (task.key().equals(TaskKey.PLAN)) {
      return new Outcome.Planned(RandomPlans.plan(random), ProjectCast.files(task.key()));
    } else if (dice < 28 && !task.step().needs().isEmpty()) {
      TaskKey target = task.step().needs().iterator().next();
      return new Outcome.Rework(target, List.of(new Finding("contract", "", "a route is missing")));
    }
    return new Outcome.Produced(ProjectCast.files(task.key()));
  }

  private void apply(Decision decision) {
    Project before = project;
    project = decision.project();
    queue.addAll(decision.starts());
    rules.check(before, decision, policy);
  }

  private Task byId(TaskId id) {
    return project.tasks().stream().filter(task -> task.id().equals(id)).findFirst().orElseThrow();
  }

  private void replace(Task changed) {
    List<Task> tasks =
        project.tasks().stream()
            .map(task -> task.id().equals(changed.id()) ? changed : task)
            .toList();
    project =
        new Project(
            project.id(),
            project.tenant(),
            project.brief(),
            project.state(),
            project.reason(),
            project.timeline(),
            tasks);
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
