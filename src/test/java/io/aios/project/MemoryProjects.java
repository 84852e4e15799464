package io.aios.project;

import io.aios.money.Usd;
import io.aios.project.MemoryTables.Filed;
import io.aios.project.MemoryTables.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All projects in memory, with the tasks and events that belong to them: the twin of the tables in
 * PostgreSQL, for tests of the roles. Thread-safe.
 */
public final class MemoryProjects implements Projects {

  /** As PostgreSQL sorts ids; Java compares the halves of a UUID as signed numbers. */
  private static final Comparator<UUID> ID_ORDER = Comparator.comparing(UUID::toString);

  private final MemoryTransactions transactions = new MemoryTransactions();

  public Tasks tasks() {
    return new MemoryTasks(transactions);
  }

  public Events events() {
    return new MemoryEvents(transactions);
  }

  public Remains remains() {
    return new MemoryRemains(transactions);
  }

  /** The transactions that this twin, its tasks and its events join. */
  public TransactionTemplate transactions() {
    return new TransactionTemplate(transactions);
  }

  @Override
  public Submitted submit(Submission submission, Instant now) {
    return transactions.join(tables -> {
      Optional<Row> earlier =
          tables.rows().stream().filter(row -> isSameRequest(row, submission)).findFirst();
      return earlier.isPresent()
          ? answer(earlier.get(), submission)
          : new Submitted.Accepted(store(tables, submission, now));
    });
  }

  @Override
  public Optional<Project> find(ProjectId id) {
    return transactions.apply(tables -> tables.row(id).map(Row::project));
  }

  @Override
  public List<Project> list(Query query) {
    return transactions.apply(tables ->
        tables.rows().stream()
            .map(Row::project)
            .filter(project -> ID_ORDER.compare(project.id().value(), query.before()) < 0)
            .filter(project -> query.states().isEmpty() || query.states().contains(project.state()))
            .sorted(Comparator.comparing((Project p) -> p.id().value(), ID_ORDER).reversed())
            .limit(query.limit())
            .toList());
  }

  @Override
  public boolean requestCancel(ProjectId id, Instant now) {
    return transactions.apply(tables -> {
      Optional<Row> open = tables.row(id).filter(row -> !row.project().state().isTerminal());
      open.ifPresent(row -> tables.put(row.with(Wish.CANCEL)));
      return open.isPresent();
    });
  }

  @Override
  public boolean requestPause(ProjectId id) {
    return request(id, row -> true, Wish.PAUSE);
  }

  @Override
  public boolean requestResume(ProjectId id) {
    return request(
        id,
        row -> row.project().state() == ProjectState.PAUSED || row.wish() == Wish.PAUSE,
        Wish.RESUME);
  }

  private boolean request(ProjectId id, Predicate<Row> condition, Wish wish) {
    return transactions.apply(tables -> {
      Optional<Row> open =
          tables.row(id).filter(row -> !row.project().state().isTerminal()).filter(condition);
      open.filter(row -> row.wish() != Wish.CANCEL).ifPresent(row -> tables.put(row.with(wish)));
      return open.isPresent();
    });
  }

  @Override
  public boolean changeBudget(ProjectId id, Usd budget) {
    return transactions.apply(tables -> {
      Optional<Row> open = tables.row(id).filter(row -> !row.project().state().isTerminal());
      open.ifPresent(row -> {
        Project project = row.project();
        tables.put(row.with(project.with(project.brief().with(budget))));
      });
      return open.isPresent();
    });
  }

  @Override
  public boolean changeUrgency(ProjectId id, Urgency urgency) {
    return transactions.apply(tables -> {
      Optional<Row> open = tables.row(id).filter(row -> !row.project().state().isTerminal());
      open.ifPresent(row -> {
        Project project = row.project();
        tables.put(row.with(project.with(project.brief().with(urgency))));
      });
      return open.isPresent();
    });
  }

  @Override
  public void markMet(ProjectId id) {
    transactions.apply(tables -> {
      Row row = tables.row(id).orElseThrow();
      tables.put(row.with(row.wish() == Wish.CANCEL ? Wish.CANCEL : Wish.NONE));
      return row;
    });
  }

  @Override
  public Optional<Locked> lock(ProjectId id) {
    return transactions.join(tables ->
        tables.row(id).map(row -> new Locked(row.project(), unread(tables, id), row.wish())));
  }

  @Override
  public void write(Project before, Decision decision) {
    transactions.join(tables -> {
      Row row = tables.row(before.id()).orElseThrow();
      if (!row.project().equals(before)) {
        throw new IllegalStateException("This is not the project that was locked");
      }
      tables.put(row.with(decision.project()));
      return row;
    });
  }

  @Override
  public void markRead(List<Report> reports, Instant now) {
    transactions.apply(tables -> {
      reports.forEach(tables::markRead);
      return reports;
    });
  }

  private static boolean isSameRequest(Row row, Submission submission) {
    String key = submission.idempotencyKey();
    return !key.isEmpty()
        && key.equals(row.submission().idempotencyKey())
        && row.project().tenant().equals(submission.tenant());
  }

  private static Submitted answer(Row earlier, Submission submission) {
    return earlier.submission().requestHash().equals(submission.requestHash())
        ? new Submitted.Repeated(earlier.project())
        : new Submitted.Conflicting();
  }

  private static Project store(MemoryTables tables, Submission submission, Instant now) {
    Task first = Task.waiting(submission.firstTask(), PlanningStep.step(), now);
    Project project =
        new Project(
            submission.id(),
            submission.tenant(),
            submission.brief(),
            ProjectState.SUBMITTED,
            "",
            new Timeline.Created(now),
            List.of(first));
    tables.put(new Row(submission, project, Wish.NONE));
    return project;
  }

  private static List<Report> unread(MemoryTables tables, ProjectId id) {
    return tables.reports(id).stream()
        .map(Filed::report)
        .filter(report -> !tables.isRead(report))
        .sorted(Comparator.comparing(Report::id, ID_ORDER))
        .toList();
  }
}
