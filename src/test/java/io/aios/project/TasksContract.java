package io.aios.project;

import static io.aios.project.ProjectCast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.project.Tasks.Load;
import io.aios.project.Tasks.Started;
import io.aios.verification.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What {@link Tasks} promises; the stores are empty at first. */
public abstract class TasksContract {

  private static final Verdict REFUSED = AwkwardTexts.verdicts().get(0);
  private static final Verdict HELD = AwkwardTexts.verdicts().get(1);

  private final Stores stores;
  private final Tasks tasks;
  private final IdSource ids = ProjectCast.ids(13);

  protected TasksContract(Stores stores) {
    this.stores = stores;
    this.tasks = stores.tasks();
  }

  @Test
  void startsAReadyTask() {
    ProjectLife life = ProjectLife.begun(stores, ids);
    Task ready = life.task("plan");

    Task running = life.start("plan");

    assertThat(ready.state()).isEqualTo(TaskState.READY);
    assertThat(running.state()).isEqualTo(TaskState.RUNNING);
    assertThat(running.epoch()).isEqualTo(1);
    assertThat(running.attempts()).isEqualTo(1);
    assertThat(running.timeline()).isInstanceOf(Timeline.Started.class);
  }

  @Test
  void startsARunningTaskAnewInAnotherEpoch() {
    ProjectLife life = ProjectLife.begun(stores, ids);
    Task first = life.start("plan");

    Task second = life.start("plan");

    assertThat(second.epoch()).isEqualTo(2);
    assertThat(second.attempts()).isEqualTo(2);
    assertThat(second.timeline()).as("started when it was first").isEqualTo(first.timeline());
  }

  @Test
  void countsAttemptsByDispatchAndEpochsForEver() {
    ProjectLife life = ProjectLife.begun(stores, ids);
    life.start("plan");
    life.perform("plan", new Outcome.Deferred(NOON, "the provider is busy"));
    assertThat(life.task("plan").reason()).isEqualTo("the provider is busy");

    Task running = life.start("plan");

    assertThat(running.dispatches()).isEqualTo(2);
    assertThat(running.attempts()).isEqualTo(1);
    assertThat(running.epoch()).isEqualTo(3);
    assertThat(running.reason()).isEmpty();
  }

  @Test
  void startsNothingByARowOfAnotherDispatch() {
    ProjectLife life = ProjectLife.begun(stores, ids);
    Task ready = life.task("plan");

    assertStale(life, ready, ready.dispatches() - 1);
    assertStale(life, ready, ready.dispatches() + 1);
  }

  @Test
  void startsNothingThatWaitsOrHasEnded() {
    ProjectLife life = ProjectLife.planned(stores, ids);
    Task waiting = life.task("qa");
    Task ended = life.task("plan");

    assertStale(life, waiting, waiting.dispatches());
    assertStale(life, ended, ended.dispatches());
    assertThat(start(new TaskId(ids.next()), 1)).isEqualTo(new Started.Stale());
  }

  /** Whoever has died leaves a row behind; its task would run for ever. */
  @Test
  void startsAnewWhatRunsInAPausedProject() {
    ProjectLife life = ProjectLife.planned(stores, ids);
    life.start("backend");
    life.pause();

    assertStale(life, life.task("frontend"), life.task("frontend").dispatches());
    Task second = life.start("backend");

    assertThat(second.epoch()).isEqualTo(2);
    life.leave(life.reported("backend", new Outcome.Produced(AwkwardTexts.files()), List.of()));
    life.fold();
    assertThat(life.task("backend").state()).isEqualTo(TaskState.SUCCEEDED);
    assertThat(life.project().state()).isEqualTo(ProjectState.PAUSED);
  }

  @Test
  void startsNothingOfAProjectThatDoesNotRun() {
    ProjectLife submitted = ProjectLife.submitted(stores, ids);
    ProjectLife cancelled = ProjectLife.begun(stores, ids).cancel();
    ProjectLife paused = ProjectLife.begun(stores, ids);
    paused.write(Decision.nothing(in(ProjectState.PAUSED, paused.project())));

    for (ProjectLife life : List.of(submitted, cancelled, paused)) {
      assertStale(life, life.task("plan"), life.task("plan").dispatches());
    }
  }

  @Test
  void runsInItsLastEpochUntilItIsCancelled() {
    ProjectLife life = ProjectLife.begun(stores, ids);
    TaskId plan = life.task("plan").id();
    assertThat(tasks.runs(plan, 0)).as("ready").isFalse();

    life.start("plan");
    assertThat(tasks.runs(plan, 1)).isTrue();

    life.start("plan");
    assertThat(tasks.runs(plan, 1)).as("taken over").isFalse();
    assertThat(tasks.runs(plan, 2)).isTrue();

    life.cancel();
    assertThat(tasks.runs(plan, 2)).as("cancelled").isFalse();
    assertThat(tasks.runs(new TaskId(ids.next()), 1)).as("unknown").isFalse();
  }

  @Test
  void refusesToStartOutsideOfATransaction() {
    ProjectLife life = ProjectLife.begun(stores, ids);

    assertThatThrownBy(() -> tasks.start(life.task("plan").id(), 1, NOON))
        .isInstanceOf(IllegalStateException.class);
    assertThat(stores.projects().find(life.id())).contains(life.project());
  }

  @Test
  void givesOutEachEpochOnce() throws Exception {
    ProjectLife life = ProjectLife.begun(stores, ids);
    Task ready = life.task("plan");

    List<Started> started = Rush.of(8, number -> start(ready.id(), ready.dispatches()));

    assertThat(started)
        .extracting(each -> each instanceof Started.Running running ? running.task().epoch() : -1)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 8).boxed().toList());
  }

  @Test
  void takesOneReportForEachStart() {
    ProjectLife life = ProjectLife.begun(stores, ids);
    life.start("plan");
    Report first = life.reported("plan", new Outcome.Lost(), List.of(HELD));
    Report second = life.reported("plan", new Outcome.Produced(List.of()), List.of(REFUSED));

    assertThat(life.leave(first)).isTrue();
    assertThat(life.leave(second)).isFalse();
    assertThat(life.leave(first)).isFalse();

    assertThat(unread(life)).containsExactly(first);
  }

  @Test
  void takesNoReportOnAnEarlierStart() {
    ProjectLife life = ProjectLife.begun(stores, ids);
    life.start("plan");
    Report late = life.reported("plan", new Outcome.Lost(), List.of(REFUSED));
    life.start("plan");
    Report current = life.reported("plan", new Outcome.Lost(), List.of());

    assertThat(life.leave(late)).isFalse();
    assertThat(life.leave(current)).isTrue();

    assertThat(unread(life)).containsExactly(current);
    assertThat(tasks.verdicts(life.id())).isEmpty();
  }

  @Test
  void takesNoReportOnATaskThatDoesNotRun() {
    ProjectLife life = ProjectLife.begun(stores, ids);
    assertThat(life.leave(life.reported("plan", new Outcome.Lost(), List.of()))).isFalse();

    life.start("plan");
    life.cancel();
    assertThat(life.leave(life.reported("plan", new Outcome.Lost(), List.of()))).isFalse();

    Report lost = life.reported("plan", new Outcome.Lost(), List.of());
    assertThat(tasks.report(new TaskId(ids.next()), lost)).isFalse();
    assertThat(unread(life)).isEmpty();
  }

  @Test
  void rolledBackReportLeavesNothing() {
    ProjectLife life = ProjectLife.begun(stores, ids);
    life.start("plan");
    Report report = life.reported("plan", new Outcome.Lost(), List.of());

    stores
        .transactions()
        .executeWithoutResult(transaction -> {
          life.leave(report);
          transaction.setRollbackOnly();
        });

    assertThat(unread(life)).isEmpty();
    assertThat(life.leave(report)).isTrue();
  }

  @Test
  void cutsTimesOfStartsAndReportsToTheMicrosecond() {
    ProjectLife life = ProjectLife.begun(stores, ids);
    Task ready = life.task("plan");
    Instant fine = NOON.plusNanos(1_999);

    stores.runInTransaction(() -> tasks.start(ready.id(), ready.dispatches(), fine));
    Report report =
        new Report(ids.next(), ready.key(), 1, new Outcome.Deferred(fine, "why"), List.of(), fine);
    tasks.report(ready.id(), report);

    assertThat(stores.projects().find(life.id()).orElseThrow().task(ready.key()).orElseThrow())
        .extracting(Task::timeline)
        .isEqualTo(new Timeline.Started(ready.timeline().createdAt(), NOON.plusNanos(1_000)));
    assertThat(unread(life)).containsExactly(report);
    assertThat(unread(life).getFirst().at()).isEqualTo(NOON.plusNanos(1_000));
  }

  @Test
  void tellsVerdictsOfEachTaskOldestFirst() {
    ProjectLife other = ProjectLife.planned(stores, ids);
    ProjectLife life = ProjectLife.begun(stores, ids);
    life.start("plan");
    life.leave(life.reported("plan", new Outcome.Deferred(NOON, "busy"), List.of(REFUSED)));
    life.fold();
    life.perform("plan", new Outcome.Planned(ProjectCast.team(), List.of()));
    life.start("frontend");
    life.leave(life.reported("frontend", new Outcome.Lost(), List.of(HELD)));
    life.start("backend");
    life.leave(life.reported("backend", new Outcome.Lost(), List.of()));

    Map<TaskKey, List<Verdict>> verdicts = tasks.verdicts(life.id());

    assertThat(verdicts)
        .containsExactly(
            Map.entry(TaskKey.PLAN, List.of(REFUSED, REFUSED, HELD)),
            Map.entry(new TaskKey("frontend"), List.of(HELD)));
    assertThat(tasks.verdicts(other.id())).containsOnlyKeys(TaskKey.PLAN);
    assertThat(tasks.verdicts(new ProjectId(ids.next()))).isEmpty();
  }

  @Test
  void startsNothingOfAProjectThatAPersonWantsToEnd() {
    ProjectLife life = ProjectLife.planned(stores, ids);
    Task running = life.start("backend");
    Task ready = life.task("frontend");

    stores.projects().requestCancel(life.id(), NOON);

    assertStale(life, running, running.dispatches());
    assertStale(life, ready, ready.dispatches());
  }

  @Test
  void workIsInVainForWhatHasEndedOrIsToEnd() {
    ProjectId ended = ProjectLife.begun(stores, ids).cancel().id();
    ProjectId ending = ProjectLife.begun(stores, ids).id();
    ProjectId paused = ProjectLife.begun(stores, ids).pause().id();
    ProjectId unknown = new ProjectId(ids.next());
    ProjectLife.begun(stores, ids).cancel();
    stores.projects().requestCancel(ending, NOON);

    assertThat(tasks.inVain(Set.of(ended, ending, paused, unknown)))
        .containsExactlyInAnyOrder(ended, ending);
    assertThat(tasks.inVain(Set.of())).isEmpty();
  }

  @Test
  void countsOpenTasksByKindAndState() {
    assertThat(tasks.load()).isEmpty();
    ProjectLife life = ProjectLife.planned(stores, ids);
    life.start("backend");
    ProjectLife.begun(stores, ids);
    ProjectLife.begun(stores, ids);
    ProjectLife.begun(stores, ids).cancel();
    ProjectLife.submitted(stores, ids);

    assertThat(tasks.load())
        .containsExactlyInAnyOrder(
            new Load(AgentKind.CTO, TaskState.READY, 2),
            new Load(AgentKind.CTO, TaskState.WAITING, 1),
            new Load(AgentKind.BACKEND, TaskState.RUNNING, 1),
            new Load(AgentKind.FRONTEND, TaskState.READY, 1),
            new Load(AgentKind.QA, TaskState.WAITING, 1),
            new Load(AgentKind.DEVOPS, TaskState.WAITING, 1));
  }

  private Started start(TaskId task, int dispatch) {
    return stores.inTransaction(() -> tasks.start(task, dispatch, NOON));
  }

  private void assertStale(ProjectLife life, Task task, int dispatch) {
    assertThat(start(task.id(), dispatch)).isEqualTo(new Started.Stale());
    assertThat(stores.projects().find(life.id())).contains(life.project());
  }

  private List<Report> unread(ProjectLife life) {
    return stores.inTransaction(() -> stores.projects().lock(life.id()).orElseThrow().unread());
  }

  private static Project in(ProjectState state, Project project) {
    return new Project(
        project.id(),
        project.tenant(),
        project.brief(),
        state,
        "why",
        project.timeline(),
        project.tasks());
  }
}
