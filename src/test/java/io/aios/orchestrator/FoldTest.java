package io.aios.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.database.Channel;
import io.aios.gateway.ArtifactsTwin;
import io.aios.gateway.EventsTwin;
import io.aios.gateway.SignalsTwin;
import io.aios.ledger.Acceptance;
import io.aios.ledger.Acceptances;
import io.aios.money.Usd;
import io.aios.project.Agenda;
import io.aios.project.Decision;
import io.aios.project.Event.Kind;
import io.aios.project.IdSource;
import io.aios.project.Outcome;
import io.aios.project.Priority;
import io.aios.project.Progress;
import io.aios.project.Project;
import io.aios.project.ProjectCast;
import io.aios.project.ProjectId;
import io.aios.project.ProjectState;
import io.aios.project.Report;
import io.aios.project.RetryPolicy;
import io.aios.project.Stores;
import io.aios.project.Task;
import io.aios.project.TaskKey;
import io.aios.project.Urgency;
import io.aios.verification.Finding;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FoldTest {

  private final IdSource ids = ProjectCast.ids(3);
  private final Stores stores = Stores.inMemory();
  private final AcceptancesTwin acceptances = new AcceptancesTwin();
  private final AgendaTwin agenda = new AgendaTwin();
  private final SignalsTwin signals = new SignalsTwin();
  private final EventsTwin events = new EventsTwin(signals);
  private final Fold fold =
      new Fold(
          new Progress(RetryPolicy.STANDARD, ids),
          stores.projects(),
          new Fold.Consequences(new ArtifactsTwin(), acceptances, agenda, events),
          signals,
          InstantSource.fixed(ProjectCast.NOON));
  private final ProjectId id = ProjectCast.submit(stores, ids).id();

  @Test
  void meetsAWishOnce() {
    stores.projects().requestPause(id);
    assertThat(advanced().state()).as("begun, and paused at once").isEqualTo(ProjectState.PAUSED);
    assertThat(advanced().state()).isEqualTo(ProjectState.PAUSED);

    stores.projects().requestResume(id);
    assertThat(advanced().state()).isEqualTo(ProjectState.RUNNING);
    assertThat(advanced().state()).isEqualTo(ProjectState.RUNNING);
  }

  @Test
  void cancellationOutweighsEveryOtherWish() {
    advanced();
    stores.projects().requestCancel(id, ProjectCast.NOON);
    stores.projects().requestPause(id);

    assertThat(advanced().state()).isEqualTo(ProjectState.CANCELLED);
  }

  /** Else a project would stand still for want of money that it got meanwhile. */
  @Test
  void resumesAfterItHasReadWhoRanOutOfMoneyBefore() {
    plan();
    start("backend");
    start("frontend");
    leave("backend", new Outcome.Unfunded("project:x", Usd.of("1"), "no money"));
    assertThat(advanced().state()).isEqualTo(ProjectState.PAUSED);
    leave("frontend", new Outcome.Unfunded("project:x", Usd.of("1"), "no money"));
    stores.projects().requestResume(id);

    assertThat(advanced().state()).isEqualTo(ProjectState.RUNNING);
    assertThat(agenda.starts).filteredOn(start -> start.dispatch() == 2).hasSize(2);
  }

  @Test
  void revokesWhatWasAcceptedOfATaskThatIsSentBack() {
    plan();
    for (String key : List.of("backend", "frontend")) {
      start(key);
      leave(key, new Outcome.Produced(List.of()));
    }
    advanced();
    assertThat(acceptances.revoked).isEmpty();
    start("qa");
    var finding = new Finding("routes-served", "backend/app.py", "a route is missing");
    leave("qa", new Outcome.Rework(new TaskKey("backend"), List.of(finding)));

    Project project = advanced();

    assertThat(acceptances.revoked).containsExactly(task(project, "backend").id().value());
  }

  @Test
  void endsWhatHasNotEndedByItsDeadlineEvenIfItIsPaused() {
    plan();
    start("backend");
    stores.projects().requestPause(id);
    assertThat(advanced().state()).isEqualTo(ProjectState.PAUSED);
    deadline(ProjectCast.NOON.plusSeconds(1));
    assertThat(advanced().state()).as("it is not over yet").isEqualTo(ProjectState.PAUSED);
    deadline(ProjectCast.NOON);
    List<String> brokenOff = new ArrayList<>();
    signals.listen(Channel.CANCEL, brokenOff::add);

    Project project = advanced();

    assertThat(project.state()).isEqualTo(ProjectState.FAILED);
    assertThat(project.reason()).isEqualTo("its deadline has passed");
    assertThat(kinds())
        .containsSubsequence(
            Kind.PROJECT_PAUSED, Kind.DEADLINE_PASSED, Kind.TASK_CANCELLED, Kind.PROJECT_FAILED)
        .endsWith(Kind.PROJECT_FAILED);
    assertThat(brokenOff).containsExactly(id.toString());
  }

  @Test
  void lookAtADeadlineThatWasMovedChangesNothing() {
    plan();
    deadline(ProjectCast.NOON);
    deadline(ProjectCast.NOON.plusSeconds(1));

    assertThat(advanced().state()).isEqualTo(ProjectState.RUNNING);
  }

  @Test
  void whatWaitsLeavesTheLineWhenTheProjectIsPausedOrEnds() {
    plan();
    start("backend");
    advanced();
    assertThat(agenda.cleared).isEmpty();

    stores.projects().requestPause(id);
    Project paused = advanced();
    assertThat(agenda.cleared).containsExactly(paused);
    assertThat(task(paused, "backend").isToBePerformed()).as("it runs on").isTrue();
    assertThat(task(paused, "frontend").isToBePerformed()).isFalse();

    stores.projects().requestResume(id);
    advanced();
    stores.projects().requestCancel(id, ProjectCast.NOON);
    assertThat(agenda.cleared).endsWith(advanced());
  }

  @Test
  void eachWishIsMetAndToldOnceHoweverOftenItComes() {
    advanced();
    for (int time = 0; time < 3; time++) {
      stores.projects().requestPause(id);
      advanced();
    }
    for (int time = 0; time < 3; time++) {
      stores.projects().requestCancel(id, ProjectCast.NOON);
      advanced();
    }

    assertThat(kinds()).containsOnlyOnce(Kind.PROJECT_PAUSED, Kind.PROJECT_CANCELLED);
    assertThat(kinds()).endsWith(Kind.PROJECT_CANCELLED);
  }

  private void deadline(Instant end) {
    stores.projects().changeUrgency(id, Urgency.STANDARD.with(Optional.of(end)));
  }

  private List<Kind> kinds() {
    return events.after(id, 0, 100).stream().map(told -> told.event().kind()).toList();
  }

  private void plan() {
    advanced();
    start("plan");
    leave("plan", new Outcome.Planned(ProjectCast.team(), List.of()));
    advanced();
  }

  private Project advanced() {
    stores.runInTransaction(() -> fold.advance(id));
    return stores.projects().find(id).orElseThrow();
  }

  private void start(String key) {
    Task task = task(stores.projects().find(id).orElseThrow(), key);
    stores.runInTransaction(
        () -> stores.tasks().start(task.id(), task.dispatches(), ProjectCast.NOON));
  }

  private void leave(String key, Outcome outcome) {
    Task task = task(stores.projects().find(id).orElseThrow(), key);
    Report report =
        new Report(ids.next(), task.key(), task.epoch(), outcome, List.of(), ProjectCast.NOON);
    assertThat(stores.tasks().report(task.id(), report)).isTrue();
  }

  private static Task task(Project project, String key) {
    return project.task(new TaskKey(key)).orElseThrow();
  }

  /** Remembers what it was to start. */
  private static final class AgendaTwin implements Agenda {

    private final List<Decision.Start> starts = new ArrayList<>();
    private final List<Project> cleared = new ArrayList<>();

    @Override
    public void advance(ProjectId project, UUID cause) {
      throw new UnsupportedOperationException("An orchestrator wakes nobody but workers");
    }

    @Override
    public void advanceAt(ProjectId project, UUID cause, Instant at) {
      throw new UnsupportedOperationException("An orchestrator wakes nobody but workers");
    }

    @Override
    public void perform(Project project, Decision.Start start) {
      starts.add(start);
    }

    @Override
    public void rank(ProjectId project, Priority priority) {
      throw new UnsupportedOperationException("An orchestrator changes no priority");
    }

    @Override
    public void clear(Project project) {
      cleared.add(project);
    }
  }

  /** Remembers what was revoked. */
  private static final class AcceptancesTwin implements Acceptances {

    private final List<UUID> revoked = new ArrayList<>();

    @Override
    public void judge(Collection<UUID> calls, Acceptance acceptance) {
      throw new UnsupportedOperationException("An orchestrator judges nothing");
    }

    @Override
    public void revoke(UUID subject) {
      revoked.add(subject);
    }

    @Override
    public List<Tally> since(LocalDate day) {
      throw new UnsupportedOperationException("An orchestrator counts nothing");
    }
  }
}
