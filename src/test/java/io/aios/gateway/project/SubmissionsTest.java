package io.aios.gateway.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.gateway.AgendaTwin;
import io.aios.gateway.EventsTwin;
import io.aios.gateway.LedgerTwin;
import io.aios.gateway.ProjectCast;
import io.aios.gateway.ProjectsTwin;
import io.aios.gateway.Refusal;
import io.aios.gateway.SignalsTwin;
import io.aios.gateway.TransactionsTwin;
import io.aios.gateway.project.Submissions.Origins;
import io.aios.gateway.project.Submissions.Stores;
import io.aios.ledger.AccountId;
import io.aios.ledger.Statement;
import io.aios.money.Usd;
import io.aios.project.Agenda;
import io.aios.project.Brief;
import io.aios.project.Decision;
import io.aios.project.Event;
import io.aios.project.MemoryQuotes;
import io.aios.project.Priority;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.Projects.Submitted;
import io.aios.project.Quote;
import io.aios.project.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class SubmissionsTest {

  private static final IdempotencyKey KEY = new IdempotencyKey("todo");

  private static final Quote QUOTE =
      new Quote(
          new Quote.Money(Usd.of("1"), Usd.of("2"), Usd.of("3")),
          new Quote.Time(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3)),
          7);

  private final MemoryQuotes quotes = new MemoryQuotes();
  private final ProjectsTwin projects = new ProjectsTwin();
  private final EventsTwin events = new EventsTwin(new SignalsTwin());
  private final LedgerTwin ledger = new LedgerTwin();
  private final AgendaTwin agenda = new AgendaTwin();
  private final TransactionsTwin transactions = new TransactionsTwin();

  @Test
  void newProjectHasAccountEventAndLook() {
    Project project = accepted(submissions(agenda).submit(ProjectCast.todoBrief(), KEY, "h"));

    Statement account = account(project);
    assertThat(account.limit()).isEqualTo(Usd.of("5"));
    assertThat(account.left()).isEqualTo(Usd.of("5"));
    assertThat(quotes.find(project.id())).contains(QUOTE);
    assertThat(agenda.looksAt(project.id())).isOne();
    assertThat(events.after(project.id(), 0, 10))
        .extracting(numbered -> numbered.event().kind())
        .containsExactly(Event.Kind.PROJECT_SUBMITTED);
    assertThat(transactions.commits()).isOne();
  }

  @Test
  void repetitionAndConflictLeaveNothing() {
    Submissions submissions = submissions(agenda);
    Project project = accepted(submissions.submit(ProjectCast.todoBrief(), KEY, "h"));

    Submitted repeated = submissions.submit(ProjectCast.todoBrief(), KEY, "h");
    Submitted conflicting = submissions.submit(ProjectCast.todoBrief(), KEY, "other");

    assertThat(repeated).isEqualTo(new Submitted.Repeated(project));
    assertThat(conflicting).isEqualTo(new Submitted.Conflicting());
    assertThat(agenda.looksAt(project.id())).isOne();
    assertThat(events.after(project.id(), 0, 10)).hasSize(1);
  }

  @Test
  void deadlineThatHasPassedIsRefusedAndLeavesNothing() {
    Brief late = due(ProjectCast.NOON);

    assertThatThrownBy(() -> submissions(agenda).submit(late, KEY, "h"))
        .isInstanceOf(Refusal.class)
        .hasMessage("deadline must be in the future");

    assertThat(transactions.rollbacks()).isOne();
    assertThat(transactions.commits()).isZero();
  }

  /** A client that was never answered asks again, however late it is by then. */
  @Test
  void repetitionAfterTheDeadlineStillFindsTheProject() {
    Brief brief = due(ProjectCast.NOON.plusSeconds(1));
    Project project = accepted(submissions(agenda).submit(brief, KEY, "h"));

    Submitted repeated =
        submissions(agenda, ProjectCast.NOON.plusSeconds(60)).submit(brief, KEY, "h");

    assertThat(repeated).isEqualTo(new Submitted.Repeated(project));
  }

  @Test
  void allIsRolledBackWhenTheLastWriteFails() {
    Submissions submissions = submissions(new BrokenAgenda());

    assertThatThrownBy(() -> submissions.submit(ProjectCast.todoBrief(), KEY, "h"))
        .hasMessage("no room");

    assertThat(transactions.rollbacks()).isOne();
    assertThat(transactions.commits()).isZero();
  }

  private static Brief due(Instant deadline) {
    return ProjectCast.todoBrief().with(new Urgency(Priority.NORMAL, Optional.of(deadline)));
  }

  private Submissions submissions(Agenda of) {
    return submissions(of, ProjectCast.NOON);
  }

  private Submissions submissions(Agenda of, Instant now) {
    return new Submissions(
        new Stores(projects, quotes, events, ledger, of),
        new Origins(ProjectCast::id, InstantSource.fixed(now)),
        brief -> QUOTE,
        new TransactionTemplate(transactions));
  }

  private Statement account(Project project) {
    return ledger.statement(AccountId.ofProject(project.id().value())).orElseThrow();
  }

  private static Project accepted(Submitted submitted) {
    assertThat(submitted).isInstanceOf(Submitted.Accepted.class);
    return ((Submitted.Accepted) submitted).project();
  }

  /** Fails as the last of all writes, and sees to it that they are one transaction. */
  private static final class BrokenAgenda implements Agenda {

    @Override
    public void advance(ProjectId project, UUID cause) {
      assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isTrue();
      throw new IllegalStateException("no room");
    }

    @Override
    public void advanceAt(ProjectId project, UUID cause, Instant at) {
      advance(project, cause);
    }

    @Override
    public void perform(Project project, Decision.Start start) {
      throw new UnsupportedOperationException("A gateway starts nothing");
    }

    @Override
    public void rank(ProjectId project, Priority priority) {
      throw new UnsupportedOperationException("A submission changes no priority");
    }

    @Override
    public void clear(Project project) {
      throw new UnsupportedOperationException("A gateway ends nothing");
    }
  }
}
