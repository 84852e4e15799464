package io.aios.project;

import static io.aios.project.ProjectCast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.money.Usd;
import io.aios.verification.Finding;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How {@link Progress} pauses a project and lets it go on. */
class PauseTest {

  private static final List<Finding> FINDINGS =
      List.of(new Finding("routes-served", "backend/app.py", "GET /todos is missing"));

  private final Progress progress = new Progress(RetryPolicy.STANDARD, ProjectCast.ids(7));
  private Project project = ProjectCast.submitted();

  @BeforeEach
  void plan() {
    take(progress.begin(project, NOON));
    start("plan");
    report("plan", new Outcome.Planned(ProjectCast.team(), List.of()));
  }

  @Test
  void pausesWithTheAmountWhenTheMoneyIsUsedUp() {
    start("backend");

    Decision decision = report("backend", unfunded("project:" + project.id()));

    assertThat(project.state()).isEqualTo(ProjectState.PAUSED);
    assertThat(project.reason())
        .isEqualTo(
            "it needs at least 0.52 USD more: raise the budget with PUT /api/v1/projects/"
                + project.id()
                + "/budget and resume");
    assertThat(task("backend").reason()).isEqualTo("no model can be paid");
    assertThat(kinds(decision)).contains(Event.Kind.PROJECT_PAUSED);
    assertThat(decision.starts()).isEmpty();
  }

  @Test
  void namesTheAccountThatIsShortOfMoneyIfItIsNotTheProjects() {
    start("backend");

    report("backend", unfunded("tenant:default"));

    assertThat(project.reason())
        .endsWith("raise the limit with PUT /api/v1/budgets/tenant:default and resume");
  }

  @Test
  void whatIsReadyWaitsUntilTheProjectGoesOn() {
    int dispatches = task("backend").dispatches();

    take(progress.pause(project, NOON));
    assertThat(state("backend")).isEqualTo(TaskState.WAITING);
    Decision decision = take(progress.resume(project, NOON));

    assertThat(project.state()).isEqualTo(ProjectState.RUNNING);
    assertThat(project.reason()).isEmpty();
    assertThat(state("backend")).isEqualTo(TaskState.READY);
    assertThat(task("backend").dispatches()).isEqualTo(dispatches + 1);
    assertThat(decision.starts()).hasSize(2);
    assertThat(kinds(decision)).contains(Event.Kind.PROJECT_RESUMED);
  }

  @Test
  void whatRunsIsFoldedWhileTheProjectIsPaused() {
    start("backend");
    start("frontend");
    take(progress.pause(project, NOON));

    produce("backend");
    report("frontend", new Outcome.Deferred(NOON.plusSeconds(9), "busy"));

    assertThat(project.state()).isEqualTo(ProjectState.PAUSED);
    assertThat(state("backend")).isEqualTo(TaskState.SUCCEEDED);
    assertThat(state("frontend")).isEqualTo(TaskState.WAITING);
    assertThat(task("frontend").deferrals()).isEqualTo(1);
  }

  @Test
  void whatIsHandedBackInAPauseWaitsForItsEnd() {
    start("backend");
    take(progress.pause(project, NOON));

    Decision decision = report("backend", new Outcome.HandedBack());

    assertThat(state("backend")).isEqualTo(TaskState.WAITING);
    assertThat(task("backend").deferrals()).isZero();
    assertThat(decision.starts()).isEmpty();
  }

  @Test
  void aPlanIsAdoptedAndNoneOfItsStepsStarted() {
    project = ProjectCast.submitted();
    take(progress.begin(project, NOON));
    start("plan");
    take(progress.pause(project, NOON));

    Decision decision = report("plan", new Outcome.Planned(ProjectCast.team(), List.of()));

    assertThat(project.tasks()).hasSize(5);
    assertThat(state("backend")).isEqualTo(TaskState.WAITING);
    assertThat(decision.starts()).isEmpty();
  }

  @Test
  void failsThoughPausedIfWhatRunsFails() {
    start("backend");
    take(progress.pause(project, NOON));

    report("backend", new Outcome.Failed("no model can do it", List.of()));

    assertThat(project.state()).isEqualTo(ProjectState.FAILED);
  }

  @Test
  void succeedsThoughPausedIfNothingIsLeftToStart() {
    List.of("backend", "frontend", "qa").forEach(this::startAndProduce);
    start("devops");
    take(progress.pause(project, NOON));

    produce("devops");

    assertThat(project.state()).isEqualTo(ProjectState.SUCCEEDED);
  }

  @Test
  void secondTaskWithoutMoneySaysWhatIsMissingNow() {
    start("backend");
    start("frontend");
    report("backend", unfunded("project:" + project.id()));

    report("frontend", new Outcome.Unfunded("tenant:x", Usd.of("0.75"), "no model can be paid"));

    assertThat(project.reason()).startsWith("it needs at least 0.75 USD more");
    assertThat(state("backend")).isEqualTo(TaskState.WAITING);
    assertThat(state("frontend")).isEqualTo(TaskState.WAITING);
  }

  @Test
  void findingsAndReworksOutlastAPause() {
    startAndProduce("backend");
    startAndProduce("frontend");
    start("qa");
    Decision sentBack = report("qa", new Outcome.Rework(new TaskKey("backend"), FINDINGS));
    start("backend");

    report("backend", unfunded("project:" + project.id()));
    take(progress.resume(project, NOON));

    assertThat(sentBack.sentBack()).containsExactly(task("backend").id());
    assertThat(state("backend")).isEqualTo(TaskState.READY);
    assertThat(task("backend").reworks()).isEqualTo(1);
    assertThat(task("backend").findings()).isEqualTo(FINDINGS);
  }

  @Test
  void onlyARunningProjectPausesAndOnlyAPausedOneGoesOn() {
    Project submitted = ProjectCast.submitted();
    Project paused = progress.pause(project, NOON).project();
    Project cancelled = progress.cancel(paused, NOON).project();

    assertThat(progress.pause(submitted, NOON)).isEqualTo(Decision.nothing(submitted));
    assertThat(progress.pause(paused, NOON)).isEqualTo(Decision.nothing(paused));
    assertThat(progress.resume(project, NOON)).isEqualTo(Decision.nothing(project));
    assertThat(cancelled.state()).isEqualTo(ProjectState.CANCELLED);
    assertThat(progress.resume(cancelled, NOON)).isEqualTo(Decision.nothing(cancelled));
  }

  private static Outcome unfunded(String payer) {
    return new Outcome.Unfunded(payer, Usd.of("0.52"), "no model can be paid");
  }

  private static List<Event.Kind> kinds(Decision decision) {
    return decision.events().stream().map(Event::kind).toList();
  }

  private void startAndProduce(String key) {
    start(key);
    produce(key);
  }

  private void produce(String key) {
    report(key, new Outcome.Produced(ProjectCast.files(new TaskKey(key))));
  }

  private void start(String key) {
    Task started = task(key).started(NOON);
    project =
        project.with(
            project.tasks().stream()
                .map(task -> task.key().equals(started.key()) ? started : task)
                .toList());
  }

  private Decision report(String key, Outcome outcome) {
    long epoch = task(key).epoch();
    UUID id = new UUID(0, epoch);
    return take(
        progress.decide(
            project, new Report(id, new TaskKey(key), epoch, outcome, List.of(), NOON), NOON));
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
