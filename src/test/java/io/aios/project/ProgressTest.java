package io.aios.project;

import static io.aios.project.ProjectCast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.verification.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final List<Finding> FINDINGS =
      List.of(new Finding("routes-served", "backend/app.py", "GET /todos is missing"));

  private final Progress progress = new Progress(RetryPolicy.STANDARD, ProjectCast.ids(7));
  private Project project = ProjectCast.submitted();

  @Test
  void startsWithThePlanningTask() {
    Decision decision = begin();

    assertThat(project.state()).isEqualTo(ProjectState.RUNNING);
    assertThat(state("plan")).isEqualTo(TaskState.READY);
    assertThat(decision.starts()).hasSize(1);
  }

  @Test
  void startsIndependentStepsSideBySideOnceThePlanIsThere() {
    plan();

    assertThat(state("backend")).isEqualTo(TaskState.READY);
    assertThat(state("frontend")).isEqualTo(TaskState.READY);
    assertThat(state("qa")).isEqualTo(TaskState.WAITING);
  }

  @Test
  void startsAStepWhenTheLastOfItsNeedsHasSucceeded() {
    plan();

    produce("backend");
    assertThat(state("qa")).isEqualTo(TaskState.WAITING);

    produce("frontend");
    assertThat(state("qa")).isEqualTo(TaskState.READY);
    assertThat(state("devops")).isEqualTo(TaskState.READY);
  }

  @Test
  void succeedsWithItsLastTask() {
    plan();
    List.of("backend", "frontend", "qa", "devops").forEach(this::produce);

    assertThat(project.state()).isEqualTo(ProjectState.SUCCEEDED);
    assertThat(project.timeline()).isInstanceOf(Timeline.Ended.class);
  }

  @Test
  void ignoresAReportOfAnEarlierStart() {
    plan();
    start("backend");
    start("backend");

    Decision decision = report("backend", 1, new Outcome.Produced(List.of()));

    assertThat(decision.events()).isEmpty();
    assertThat(state("backend")).isEqualTo(TaskState.RUNNING);
  }

  @Test
  void sendsWorkBackAndMakesAnewWhatWasBuiltOnIt() {
    plan();
    List.of("backend", "frontend", "devops").forEach(this::produce);

    start("qa");
    report("qa", 1, new Outcome.Rework(new TaskKey("backend"), FINDINGS));

    assertThat(state("backend")).isEqualTo(TaskState.READY);
    assertThat(task("backend").findings()).isEqualTo(FINDINGS);
    assertThat(state("frontend")).isEqualTo(TaskState.SUCCEEDED);
    assertThat(state("qa")).isEqualTo(TaskState.WAITING);
    assertThat(state("devops")).as("was built on the old backend").isEqualTo(TaskState.WAITING);
  }

  @Test
  void failsWhenWorkDoesNotHoldAfterAllRoundsOfRework() {
    plan();
    produce("frontend");
    for (int round = 0; round <= RetryPolicy.STANDARD.maxReworks(); round++) {
      produce("backend");
      start("qa");
      report("qa", task("qa").epoch(), new Outcome.Rework(new TaskKey("backend"), FINDINGS));
    }

    assertThat(project.state()).isEqualTo(ProjectState.FAILED);
    assertThat(task("qa").reason()).contains("backend").contains("2 rounds");
    assertThat(task("qa").findings()).isEqualTo(FINDINGS);
  }

  @Test
  void refusesToSendBackWhatATaskDoesNotBuildOn() {
    plan();
    start("backend");
    report("backend", 1, new Outcome.Rework(new TaskKey("frontend"), FINDINGS));

    assertThat(task("backend").reason()).contains("does not build on");
  }

  @Test
  void putsATaskOffUntilTheTimeItNames() {
    Instant later = NOON.plusSeconds(60);
    plan();
    start("backend");

    Decision decision = report("backend", 1, new Outcome.Deferred(later, "rate limit"));

    assertThat(state("backend")).isEqualTo(TaskState.READY);
    assertThat(decision.starts())
        .singleElement()
        .extracting(Decision.Start::dueAt)
        .isEqualTo(later);
  }

  /** Or a call that was lost, whose hold is open for an hour, has the project fail. */
  @Test
  void isPutOffForLongerEachTimeAndMoreThanAnHourInAll() {
    Duration wait = Duration.ofSeconds(15);
    plan();
    Duration all = Duration.ZERO;
    for (int deferral = 0; deferral < RetryPolicy.STANDARD.maxDeferrals(); deferral++) {
      start("backend");
      var deferred = new Outcome.Deferred(NOON.plus(wait), "money is set aside for other calls");
      Decision decision = report("backend", task("backend").epoch(), deferred);
      all = all.plus(Duration.between(NOON, decision.starts().getFirst().dueAt()));
    }

    assertThat(project.state()).isEqualTo(ProjectState.RUNNING);
    assertThat(all).isGreaterThan(Duration.ofHours(1));
  }

  @Test
  void isNeverPutOffForLessThanItNames() {
    Instant later = NOON.plus(Duration.ofDays(1));
    plan();
    start("backend");
    report("backend", 1, new Outcome.Deferred(NOON, "the node stops"));
    assertThat(task("backend").state()).isEqualTo(TaskState.READY);
    start("backend");

    Decision decision = report("backend", 2, new Outcome.Deferred(later, "closed today"));

    assertThat(decision.starts())
        .singleElement()
        .extracting(Decision.Start::dueAt)
        .isEqualTo(later);
  }

  /** However often nodes are restarted. */
  @Test
  void beingHandedBackCostsNoPatienceAndNoTime() {
    plan();
    start("backend");
    report("backend", 1, new Outcome.Deferred(NOON.plusSeconds(60), "rate limit"));
    for (int restart = 0; restart < 100; restart++) {
      start("backend");
      int dispatches = task("backend").dispatches();

      Decision decision = report("backend", task("backend").epoch(), new Outcome.HandedBack());

      assertThat(task("backend").dispatches()).isEqualTo(dispatches + 1);
      assertThat(decision.starts())
          .containsExactly(new Decision.Start(task("backend").id(), dispatches + 1, NOON));
    }

    assertThat(state("backend")).isEqualTo(TaskState.READY);
    assertThat(task("backend").deferrals()).isEqualTo(1);
    assertThat(task("backend").attempts()).isZero();
  }

  @Test
  void failsAtOnceAndCancelsTheRestWhenATaskFails() {
    plan();
    start("frontend");
    start("backend");
    report("backend", 1, new Outcome.Failed("no model can do it", List.of()));

    assertThat(project.state()).isEqualTo(ProjectState.FAILED);
    assertThat(project.reason()).isEqualTo("task backend failed: no model can do it");
    assertThat(state("frontend")).isEqualTo(TaskState.CANCELLED);
  }

  @Test
  void countsTheWorkersThatDiedOfALostTaskWithoutTheOneThatSaysSo() {
    plan();
    for (int death = 1; death <= 5; death++) {
      start("backend");
    }
    report("backend", 5, new Outcome.Lost());

    assertThat(project.reason())
        .isEqualTo("task backend failed: every worker that took it died, 4 times");
  }

  @Test
  void cancelsWhatHasNotEnded() {
    plan();
    produce("backend");

    take(progress.cancel(project, NOON));

    assertThat(project.state()).isEqualTo(ProjectState.CANCELLED);
    assertThat(state("backend")).isEqualTo(TaskState.SUCCEEDED);
    assertThat(state("frontend")).isEqualTo(TaskState.CANCELLED);
  }

  @Test
  void letsOnlyThePlanningTaskPlan() {
    plan();
    start("backend");
    report("backend", 1, new Outcome.Planned(ProjectCast.team(), List.of()));

    assertThat(project.state()).isEqualTo(ProjectState.FAILED);
  }

  private Decision begin() {
    return take(progress.begin(project, NOON));
  }

  private void plan() {
    begin();
    start("plan");
    report("plan", 1, new Outcome.Planned(ProjectCast.team(), List.of()));
  }

  private void produce(String key) {
    start(key);
    report(key, task(key).epoch(), new Outcome.Produced(ProjectCast.files(new TaskKey(key))));
  }

  private void start(String key) {
    Task started = task(key).started(NOON);
    List<Task> tasks =
        project.tasks().stream().map(t -> t.key().equals(started.key()) ? started : t).toList();
    project =
        new Project(
            project.id(),
            project.tenant(),
            project.brief(),
            project.state(),
            "",
            project.timeline(),
            tasks);
  }

  private Decision report(String key, long epoch, Outcome outcome) {
    UUID id = new UUID(0, epoch);
    Report report = new Report(id, new TaskKey(key), epoch, outcome, List.of(), NOON);
    return take(progress.decide(project, report, NOON));
  }

  private Decision take(Decision decision) {
    project = decision.project();
    return decision;
  }

  private TaskState state(String key) {
    return task(key).state();
  }

  private Task task(String key) {
    return project.task(new TaskKey(key)).orElseThrow();
  }
}
