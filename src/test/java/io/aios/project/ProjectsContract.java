package io.aios.project;

import static io.aios.project.ProjectCast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.money.Usd;
import io.aios.project.Projects.Locked;
import io.aios.project.Projects.Query;
import io.aios.project.Projects.Submission;
import io.aios.project.Projects.Submitted;
import io.aios.project.Projects.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Projects} promises about requests and pages; the stores are empty at first. */
public abstract class ProjectsContract {

  private final Stores stores;
  private final Projects projects;
  private final IdSource ids = ProjectCast.ids(11);

  protected ProjectsContract(Stores stores) {
    this.stores = stores;
    this.projects = stores.projects();
  }

  @Test
  void acceptsARequestAsItCame() {
    Submission submission = ProjectCast.submission(ids, "key", "hash");

    Submitted submitted = submit(submission, NOON);

    Project expected =
        new Project(
            submission.id(),
            submission.tenant(),
            submission.brief(),
            ProjectState.SUBMITTED,
            "",
            new Timeline.Created(NOON),
            List.of(Task.waiting(submission.firstTask(), PlanningStep.step(), NOON)));
    assertThat(submitted).isEqualTo(new Submitted.Accepted(expected));
    assertThat(projects.find(submission.id())).contains(expected);
  }

  @Test
  void keepsEveryCharacterAndEveryNanoDollarOfABrief() {
    String words = AwkwardTexts.PRINTABLE;
    String text = words.repeat(Brief.MOST_TEXT_CHARACTERS / words.length());
    Brief brief = new Brief("😀".repeat(40), text, "ü".repeat(80), new Usd(Long.MAX_VALUE));
    Submission submission =
        new Submission(
            new ProjectId(ids.next()),
            Tenant.DEFAULT,
            new TaskId(ids.next()),
            brief,
            "é".repeat(255),
            "");

    submit(submission, NOON);

    assertThat(projects.find(submission.id()).orElseThrow().brief()).isEqualTo(brief);
  }

  @Test
  void cutsTimesToTheMicrosecond() {
    Submission submission = ProjectCast.submission(ids);

    submit(submission, Instant.parse("2026-11-22T12:59:59.999999999Z"));

    assertThat(projects.find(submission.id()).orElseThrow().timeline())
        .isEqualTo(new Timeline.Created(Instant.parse("2026-11-22T12:59:59.999999Z")));
  }

  @Test
  void findsNothingUnderAnUnknownId() {
    ProjectId unknown = new ProjectId(ids.next());

    assertThat(projects.find(unknown)).isEmpty();
    assertThat(stores.inTransaction(() -> projects.lock(unknown))).isEmpty();
    assertThat(projects.requestCancel(unknown, NOON)).isFalse();
  }

  @Test
  void repeatedRequestFindsTheProjectAsItIsByNow() {
    Submission first = ProjectCast.submission(ids, "key", "hash");
    submit(first, NOON);
    Project begun = begin(first.id());

    Submission second = ProjectCast.submission(ids, "key", "hash");

    assertThat(submit(second, NOON.plusSeconds(60))).isEqualTo(new Submitted.Repeated(begun));
    assertThat(projects.find(second.id())).isEmpty();
  }

  @Test
  void sameKeyWithAnotherRequestIsAConflict() {
    submit(ProjectCast.submission(ids, "key", "hash"), NOON);

    Submission second = ProjectCast.submission(ids, "key", "another");

    assertThat(submit(second, NOON)).isEqualTo(new Submitted.Conflicting());
    assertThat(projects.find(second.id())).isEmpty();
  }

  @Test
  void requestsWithoutKeyAreNeverTheSame() {
    assertThat(submit(ProjectCast.submission(ids), NOON)).isInstanceOf(Submitted.Accepted.class);
    assertThat(submit(ProjectCast.submission(ids), NOON)).isInstanceOf(Submitted.Accepted.class);
    assertThat(all()).hasSize(2);
  }

  @Test
  void rolledBackRequestLeavesNothing() {
    Submission submission = ProjectCast.submission(ids, "key", "hash");

    stores
        .transactions()
        .executeWithoutResult(transaction -> {
          projects.submit(submission, NOON);
          transaction.setRollbackOnly();
        });

    assertThat(projects.find(submission.id())).isEmpty();
    assertThat(submit(submission, NOON)).isInstanceOf(Submitted.Accepted.class);
  }

  @Test
  void refusesToSubmitOrLockOutsideOfATransaction() {
    Submission submission = ProjectCast.submission(ids);

    assertThatThrownBy(() -> projects.submit(submission, NOON))
        .isInstanceOf(IllegalStateException.class);
    assertThat(projects.find(submission.id())).isEmpty();
    submit(submission, NOON);
    Project project = projects.find(submission.id()).orElseThrow();
    assertThatThrownBy(() -> projects.lock(submission.id()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> projects.write(project, Decision.nothing(project)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void listsNewestFirstInPages() {
    List<Project> newestFirst = submitted(5).reversed();

    List<Project> first = projects.list(new Query(Set.of(), Query.NEWEST, 2));
    List<Project> second = projects.list(new Query(Set.of(), last(first), 2));
    List<Project> third = projects.list(new Query(Set.of(), last(second), 2));

    assertThat(first).isEqualTo(newestFirst.subList(0, 2));
    assertThat(second).isEqualTo(newestFirst.subList(2, 4));
    assertThat(third).isEqualTo(newestFirst.subList(4, 5));
    assertThat(projects.list(new Query(Set.of(), last(third), 2))).isEmpty();
  }

  @Test
  void listsEachProjectWithItsOwnTasks() {
    Project small = ProjectCast.submit(stores, ids);
    Project large = ProjectLife.planned(stores, ids).produce("backend").project();

    assertThat(all()).containsExactly(large, small);
  }

  @Test
  void listsOnlyTheStatesThatWereAskedFor() {
    List<Project> waiting = submitted(2);
    Project running = ProjectLife.begun(stores, ids).project();
    Project cancelled = ProjectLife.begun(stores, ids).cancel().project();

    assertThat(list(ProjectState.RUNNING)).containsExactly(running);
    assertThat(list(ProjectState.CANCELLED, ProjectState.RUNNING))
        .containsExactly(cancelled, running);
    assertThat(list(ProjectState.SUBMITTED)).isEqualTo(waiting.reversed());
    assertThat(list(ProjectState.FAILED)).isEmpty();
  }

  @Test
  void wishToCancelChangesNothingButTheLock() {
    Project project = ProjectCast.submit(stores, ids);
    assertThat(lock(project.id())).isEqualTo(new Locked(project, List.of(), Wish.NONE));

    assertThat(projects.requestCancel(project.id(), NOON)).isTrue();
    assertThat(projects.requestCancel(project.id(), NOON.plusSeconds(1))).isTrue();

    assertThat(projects.find(project.id())).contains(project);
    assertThat(lock(project.id())).isEqualTo(new Locked(project, List.of(), Wish.CANCEL));
  }

  @Test
  void keepsTheTermsOfABrief() {
    Terms terms =
        new Terms("local_first", true, new TreeSet<>(Set.of("ollama", "openai/x:1")), true, true);
    Brief brief = new Brief("Todo", "An app", "web-app", Usd.of("5"), terms);
    Submission submission =
        new Submission(
            new ProjectId(ids.next()), Tenant.DEFAULT, new TaskId(ids.next()), brief, "", "");

    submit(submission, NOON);

    assertThat(projects.find(submission.id()).orElseThrow().brief()).isEqualTo(brief);
  }

  @Test
  void lastWishCountsUntilItIsMet() {
    Project project = ProjectLife.begun(stores, ids).project();
    assertThat(projects.requestResume(project.id())).as("it is not paused").isFalse();

    assertThat(projects.requestPause(project.id())).isTrue();
    assertThat(lock(project.id())).isEqualTo(new Locked(project, List.of(), Wish.PAUSE));
    assertThat(projects.requestResume(project.id())).as("it would be paused soon").isTrue();
    assertThat(lock(project.id()).wish()).isEqualTo(Wish.RESUME);
    projects.markMet(project.id());

    assertThat(lock(project.id()).wish()).isEqualTo(Wish.NONE);
    assertThat(projects.find(project.id())).contains(project);
  }

  @Test
  void pausedProjectCanBeResumedAndCancelled() {
    Project project = ProjectLife.begun(stores, ids).pause().project();

    assertThat(projects.requestResume(project.id())).isTrue();
    assertThat(lock(project.id()).wish()).isEqualTo(Wish.RESUME);
    assertThat(projects.requestCancel(project.id(), NOON)).isTrue();
    assertThat(projects.requestPause(project.id())).isTrue();

    assertThat(lock(project.id()).wish()).isEqualTo(Wish.CANCEL);
    projects.markMet(project.id());
    assertThat(lock(project.id()).wish()).as("nobody takes it back").isEqualTo(Wish.CANCEL);
  }

  @Test
  void whatHasEndedOrIsUnknownHasNoWishesAndNoNewBudget() {
    ProjectId ended = ProjectLife.begun(stores, ids).cancel().id();

    for (ProjectId id : List.of(ended, new ProjectId(ids.next()))) {
      assertThat(projects.requestPause(id)).isFalse();
      assertThat(projects.requestResume(id)).isFalse();
      assertThat(projects.changeBudget(id, Usd.of("1"))).isFalse();
    }
  }

  @Test
  void budgetChangesAndNothingElse() {
    Project project = ProjectLife.begun(stores, ids).project();

    assertThat(projects.changeBudget(project.id(), Usd.of("0.000000001"))).isTrue();

    Brief brief = project.brief().with(Usd.of("0.000000001"));
    assertThat(projects.find(project.id())).contains(project.with(brief));
  }

  @Test
  void whatHasEndedCannotBeCancelled() {
    Project ended = ProjectLife.begun(stores, ids).cancel().project();

    assertThat(projects.requestCancel(ended.id(), NOON)).isFalse();
    assertThat(lock(ended.id()).wish()).isEqualTo(Wish.NONE);
  }

  @Test
  void lockShowsReportsUntilTheyAreMarkedRead() {
    ProjectLife life = ProjectLife.planned(stores, ids);
    ProjectLife other = ProjectLife.begun(stores, ids);
    other.start("plan");
    other.leave(other.reported("plan", new Outcome.Lost(), List.of()));
    life.start("backend");
    life.start("frontend");
    Report older = life.reported("frontend", new Outcome.Lost(), AwkwardTexts.verdicts());
    Report newer = life.reported("backend", new Outcome.Lost(), List.of());
    life.leave(newer);
    life.leave(older);

    assertThat(lock(life.id()).unread()).containsExactly(older, newer);

    markRead(List.of(older));
    assertThat(lock(life.id()).unread()).containsExactly(newer);

    markRead(List.of(older, newer));
    markRead(List.of());
    assertThat(lock(life.id()).unread()).isEmpty();
    assertThat(lock(other.id()).unread()).hasSize(1);
  }

  private Submitted submit(Submission submission, Instant now) {
    return stores.inTransaction(() -> projects.submit(submission, now));
  }

  private Locked lock(ProjectId id) {
    return stores.inTransaction(() -> projects.lock(id).orElseThrow());
  }

  private void markRead(List<Report> reports) {
    stores.runInTransaction(() -> projects.markRead(reports, NOON));
  }

  private Project begin(ProjectId id) {
    Project project = projects.find(id).orElseThrow();
    Decision begin = new Progress(RetryPolicy.STANDARD, ids).begin(project, NOON);
    stores.runInTransaction(() -> projects.write(project, begin));
    return begin.project();
  }

  private List<Project> submitted(int count) {
    List<Project> submitted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      submitted.add(ProjectCast.submit(stores, ids));
    }
    return submitted;
  }

  private List<Project> all() {
    return list();
  }

  private List<Project> list(ProjectState... states) {
    return projects.list(new Query(Set.of(states), Query.NEWEST, 201));
  }

  private static UUID last(List<Project> page) {
    return page.getLast().id().value();
  }
}
