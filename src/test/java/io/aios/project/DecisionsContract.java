package io.aios.project;

import static io.aios.project.ProjectCast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.money.Usd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@link Projects} promises about decisions: each is found again as it was made, field by
 * field, and one at a time is made. The comparing is done by {@link ProjectLife}.
 */
public abstract class DecisionsContract {

  private final Stores stores;
  private final IdSource ids = ProjectCast.ids(12);

  protected DecisionsContract(Stores stores) {
    this.stores = stores;
  }

  @Test
  void keepsALifeThatSucceeds() {
    ProjectLife life = ProjectLife.planned(stores, ids);

    life.produce("frontend", "backend", "devops", "qa");

    assertThat(life.project().state()).isEqualTo(ProjectState.SUCCEEDED);
  }

  @Test
  void keepsTheLargestPlan() {
    ProjectLife life = ProjectLife.begun(stores, ids);

    life.perform("plan", new Outcome.Planned(AwkwardTexts.largestPlan(), AwkwardTexts.files()));

    assertThat(life.project().tasks()).hasSize(1 + Plan.MOST_STEPS);
  }

  @Test
  void keepsWorkThatIsSentBackAndWhatWaitsForItAgain() {
    ProjectLife life = ProjectLife.planned(stores, ids).produce("backend", "frontend", "devops");

    life.perform("qa", new Outcome.Rework(new TaskKey("backend"), AwkwardTexts.findings()));

    assertThat(life.task("backend").findings()).isEqualTo(AwkwardTexts.findings());
    assertThat(life.task("backend").reworks()).isEqualTo(1);
    assertThat(life.task("devops").state()).isEqualTo(TaskState.WAITING);
    life.produce("backend", "qa", "devops");
    assertThat(life.project().state()).isEqualTo(ProjectState.SUCCEEDED);
  }

  @Test
  void keepsDeferralsAndTheirEnd() {
    ProjectLife life = ProjectLife.begun(stores, ids);
    Outcome deferred = new Outcome.Deferred(NOON.plusSeconds(60), AwkwardTexts.ANY);

    for (int time = 1; time <= RetryPolicy.STANDARD.maxDeferrals(); time++) {
      life.perform("plan", deferred);
      assertThat(life.task("plan").deferrals()).isEqualTo(time);
      assertThat(life.task("plan").reason()).startsWith("It's \"quoted\"");
    }
    life.perform("plan", deferred);

    assertThat(life.project().state()).isEqualTo(ProjectState.FAILED);
  }

  @Test
  void keepsAFailureHoweverLongItsReasonIs() {
    ProjectLife life = ProjectLife.planned(stores, ids).produce("backend");
    String reason = AwkwardTexts.ANY + "😀".repeat(10_000);

    life.perform("frontend", new Outcome.Failed(reason, AwkwardTexts.findings()));

    assertThat(life.project().state()).isEqualTo(ProjectState.FAILED);
    assertThat(life.project().reason()).startsWith("task frontend failed: It's").endsWith("😀…");
    assertThat(life.task("frontend").findings()).isEqualTo(AwkwardTexts.findings());
    assertThat(life.task("qa").state()).isEqualTo(TaskState.CANCELLED);
  }

  @Test
  void keepsALoss() {
    ProjectLife life = ProjectLife.begun(stores, ids);
    life.start("plan");
    life.start("plan");

    life.perform("plan", new Outcome.Lost());

    assertThat(life.task("plan").reason()).contains("2 times");
  }

  @Test
  void keepsACancellationBeforeAndAfterTheStart() {
    ProjectLife early = ProjectLife.submitted(stores, ids).cancel();
    ProjectLife late = ProjectLife.planned(stores, ids).produce("backend");
    late.start("frontend");
    late.cancel();

    assertThat(early.project().state()).isEqualTo(ProjectState.CANCELLED);
    assertThat(late.task("backend").state()).isEqualTo(TaskState.SUCCEEDED);
    assertThat(late.task("frontend").state()).isEqualTo(TaskState.CANCELLED);
  }

  @Test
  void keepsAPauseForWantOfMoneyAndALifeThatGoesOnAfterIt() {
    ProjectLife life = ProjectLife.planned(stores, ids);
    life.start("frontend");

    life.perform("backend", new Outcome.Unfunded("tenant:x", Usd.of("0.52"), AwkwardTexts.ANY));

    assertThat(life.project().state()).isEqualTo(ProjectState.PAUSED);
    assertThat(life.project().reason()).contains("0.52");
    assertThat(life.task("backend").state()).isEqualTo(TaskState.WAITING);
    life.leave(life.reported("frontend", new Outcome.Produced(AwkwardTexts.files()), List.of()));
    life.fold();
    assertThat(life.task("frontend").state()).isEqualTo(TaskState.SUCCEEDED);
    assertThat(life.task("qa").state()).isEqualTo(TaskState.WAITING);
    life.resume().produce("backend", "qa", "devops");
    assertThat(life.project().state()).isEqualTo(ProjectState.SUCCEEDED);
  }

  @Test
  void keepsAPauseOnRequestAndItsEnd() {
    ProjectLife life = ProjectLife.planned(stores, ids);

    life.pause();
    assertThat(life.task("backend").state()).isEqualTo(TaskState.WAITING);
    life.resume();
    assertThat(life.task("backend").dispatches()).isEqualTo(2);
    life.pause().cancel();

    assertThat(life.project().state()).isEqualTo(ProjectState.CANCELLED);
  }

  @Test
  void keepsFieldsThatChangeWithoutTheState() {
    ProjectLife life = ProjectLife.begun(stores, ids);

    life.write(paused(life.project(), "the budget is used up"));
    life.write(paused(life.project(), "a person asked for it"));

    assertThat(life.project().reason()).isEqualTo("a person asked for it");
  }

  /** Nothing decides so today; a store that knows only today's decisions would lose fields. */
  @Test
  void keepsEveryFieldOfATaskThatIsNewAndFarAlready() {
    ProjectLife life = ProjectLife.begun(stores, ids);
    Project before = life.project();
    Timeline ended = new Timeline.Ended(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2));
    Task task =
        new Task(
            new TaskId(ids.next()),
            ProjectCast.step("backend", AgentKind.BACKEND),
            TaskState.FAILED,
            9,
            8,
            7,
            6,
            5,
            AwkwardTexts.findings(),
            "why",
            ended);
    List<Task> tasks = new ArrayList<>(before.tasks());
    tasks.add(task);

    life.write(Decision.nothing(with(before, tasks)));
  }

  @Test
  void decisionOfNothingChangesNothing() {
    ProjectLife life = ProjectLife.planned(stores, ids);

    life.write(Decision.nothing(life.project()));
  }

  @Test
  void rolledBackDecisionLeavesNothing() {
    ProjectLife life = ProjectLife.begun(stores, ids);
    Project before = life.project();
    Decision cancel = new Progress(RetryPolicy.STANDARD, ids).cancel(before, NOON);

    stores
        .transactions()
        .executeWithoutResult(transaction -> {
          stores.projects().write(before, cancel);
          transaction.setRollbackOnly();
        });

    assertThat(stores.projects().find(life.id())).contains(before);
  }

  /** Both see one report each or one sees both; together they start QA and DevOps exactly once. */
  @RepeatedTest(10)
  void twoWhoFoldAtOnceLoseNothingAndRepeatNothing() throws Exception {
    ProjectLife life = ProjectLife.planned(stores, ids);
    for (String key : List.of("backend", "frontend")) {
      life.start(key);
      life.leave(life.reported(key, new Outcome.Produced(AwkwardTexts.files()), List.of()));
    }

    List<List<Decision.Start>> starts =
        Rush.of(2, number -> foldOldest(life.id(), life.now().plusSeconds(number)));

    Project after = stores.projects().find(life.id()).orElseThrow();
    assertThat(after.tasks().stream().collect(Collectors.toMap(t -> t.key().value(), Task::state)))
        .containsEntry("backend", TaskState.SUCCEEDED)
        .containsEntry("frontend", TaskState.SUCCEEDED)
        .containsEntry("qa", TaskState.READY)
        .containsEntry("devops", TaskState.READY);
    assertThat(starts.stream().mapToInt(List::size).sum()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void agreesWithThePureModelUnderFire(long seed) {
    Project end = new StoredSimulation(stores, seed).run();

    assertThat(end.state().isTerminal()).isTrue();
  }

  private List<Decision.Start> foldOldest(ProjectId id, Instant now) {
    return stores.inTransaction(() -> {
      Projects.Locked locked = stores.projects().lock(id).orElseThrow();
      Report oldest = locked.unread().getFirst();
      Decision decision =
          new Progress(RetryPolicy.STANDARD, ids).decide(locked.project(), oldest, now);
      stores.projects().write(locked.project(), decision);
      stores.projects().markRead(List.of(oldest), now);
      return decision.starts();
    });
  }

  private static Decision paused(Project project, String reason) {
    return Decision.nothing(
        new Project(
            project.id(),
            project.tenant(),
            project.brief(),
            ProjectState.PAUSED,
            reason,
            project.timeline(),
            project.tasks()));
  }

  private static Project with(Project project, List<Task> tasks) {
    return new Project(
        project.id(),
        project.tenant(),
        project.brief(),
        project.state(),
        project.reason(),
        project.timeline(),
        tasks);
  }
}
