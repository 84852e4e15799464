package io.aios.gateway.project;

import io.aios.gateway.Refusal;
import io.aios.ledger.AccountId;
import io.aios.ledger.Ledger;
import io.aios.project.Agenda;
import io.aios.project.Brief;
import io.aios.project.Event;
import io.aios.project.Event.Kind;
import io.aios.project.Events;
import io.aios.project.IdSource;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.Projects;
import io.aios.project.Projects.Submission;
import io.aios.project.Projects.Submitted;
import io.aios.project.Quote;
import io.aios.project.Quotes;
import io.aios.project.TaskId;
import io.aios.project.Tenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes projects in: the project, its account, its quote, its first event and the first look of an
 * orchestrator come into being together or not at all.
 */
final class Submissions {

  private final Stores stores;
  private final Origins origins;
  private final Function<Brief, Quote> appraisal;
  private final TransactionTemplate transaction;

  /**
   * @param appraisal says what a brief is expected to cost; asked before the transaction begins
   */
  Submissions(
      Stores stores,
      Origins origins,
      Function<Brief, Quote> appraisal,
      TransactionTemplate transaction) {
    this.stores = stores;
    this.origins = origins;
    this.appraisal = appraisal;
    this.transaction = transaction;
  }

  /**
   * Stores a new project, unless the same key came before.
   *
   * @throws Refusal if it is new, and its deadline is not in the future or too far ahead
   */
  Submitted submit(Brief brief, IdempotencyKey key, String requestHash) {
    Submission submission =
        new Submission(
            new ProjectId(origins.ids().next()),
            Tenant.DEFAULT,
            new TaskId(origins.ids().next()),
            brief,
            key.value(),
            requestHash);
    Quote quote = appraisal.apply(brief);
    return transaction.execute(status -> store(submission, quote));
  }

  private Submitted store(Submission submission, Quote quote) {
    Instant now = origins.clock().instant();
    Submitted submitted = stores.projects().submit(submission, now);
    switch (submitted) {
      case Submitted.Accepted(Project project) -> begin(project, quote, now);
      case Submitted.Repeated repeated -> {}
      case Submitted.Conflicting conflicting -> {}
    }
    return submitted;
  }

  private void begin(Project project, Quote quote, Instant now) {
    Optional<Instant> deadline = project.brief().urgency().deadline();
    deadline
        .flatMap(end -> DeadlineField.complaint(end, now))
        .ifPresent(complaint -> {
          throw Refusal.invalid(List.of(complaint));
        });
    UUID id = project.id().value();
    stores.ledger().open(AccountId.ofProject(id), project.brief().budget());
    stores.quotes().keep(project.id(), quote);
    stores
        .events()
        .append(
            project.id(),
            List.of(new Event.OfProject(Kind.PROJECT_SUBMITTED, "The project was submitted")),
            now);
    stores.agenda().advance(project.id(), id);
    deadline.ifPresent(end -> stores.agenda().advanceAt(project.id(), DeadlineCause.of(end), end));
  }

  /** What a submission is written to. */
  record Stores(Projects projects, Quotes quotes, Events events, Ledger ledger, Agenda agenda) {}

  /** Where ids and times come from. */
  record Origins(IdSource ids, InstantSource clock) {}
}
