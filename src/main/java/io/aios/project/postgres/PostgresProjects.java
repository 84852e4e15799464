package io.aios.project.postgres;

import static io.aios.project.postgres.Columns.time;
import static io.aios.project.postgres.Columns.timeOrNull;

import io.aios.money.Usd;
import io.aios.project.Brief;
import io.aios.project.Decision;
import io.aios.project.PlanningStep;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.ProjectState;
import io.aios.project.Projects;
import io.aios.project.Report;
import io.aios.project.Step;
import io.aios.project.Task;
import io.aios.project.TaskKey;
import io.aios.project.Terms;
import io.aios.project.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Projects in PostgreSQL. */
final class PostgresProjects implements Projects {

  private final JdbcClient jdbc;
  private final ProjectRows rows;
  private final TaskTable tasks;
  private final ReportTable reports;

  PostgresProjects(JdbcClient jdbc, ProjectRows rows, TaskTable tasks, ReportTable reports) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.tasks = tasks;
    this.reports = reports;
  }

  @Override
  public Submitted submit(Submission submission, Instant now) {
    CallersTransaction.require();
    // A second request with the same key waits here until the first one has committed.
    if (insert(submission, now) == 0) {
      return earlier(submission);
    }
    tasks.insert(
        submission.id(), Task.waiting(submission.firstTask(), PlanningStep.step(), now), 0);
    return new Submitted.Accepted(find(submission.id()).orElseThrow());
  }

  @Override
  public Optional<Project> find(ProjectId id) {
    return withTasks(
            jdbc.sql("select " + ProjectRows.PROJECT_COLUMNS + " from project where id = :id")
                .param("id", id.value())
                .query((row, number) -> rows.project(row))
                .list())
        .stream()
        .findFirst();
  }

  @Override
  public List<Project> list(Query query) {
    return withTasks(
        jdbc.sql(
                "select "
                    + ProjectRows.PROJECT_COLUMNS
                    + """
                    from project
                    where id < :before
                      and (cardinality(:states) = 0 or state = any(:states))
                    order by id desc
                    limit :limit
                    """)
            .param("before", query.before())
            .param("states", query.states().stream().map(ProjectState::name).toArray(String[]::new))
            .param("limit", query.limit())
            .query((row, number) -> rows.project(row))
            .list());
  }

  @Override
  public boolean requestCancel(ProjectId id, Instant now) {
    return jdbc.sql(
                """
                update project
                set cancel_requested_at = coalesce(cancel_requested_at, :now)
                where id = :id and finished_at is null
                """)
            .param("id", id.value())
            .param("now", time(now))
            .update()
        == 1;
  }

  @Override
  public boolean requestPause(ProjectId id) {
    return jdbc.sql("update project set wish = 'PAUSE' where id = :id and finished_at is null")
            .param("id", id.value())
            .update()
        == 1;
  }

  @Override
  public boolean requestResume(ProjectId id) {
    return jdbc.sql(
                """
                update project
                set wish = 'RESUME'
                where id = :id and finished_at is null and (state = 'PAUSED' or wish = 'PAUSE')
                """)
            .param("id", id.value())
            .update()
        == 1;
  }

  @Override
  public boolean changeBudget(ProjectId id, Usd budget) {
    return jdbc.sql(
                """
                update project
                set budget_nanos = :budget
                where id = :id and finished_at is null
                """)
            .param("id", id.value())
            .param("budget", budget.nanos())
            .update()
        == 1;
  }

  @Override
  public boolean changeUrgency(ProjectId id, Urgency urgency) {
    return jdbc.sql(
                """
                update project
                set priority = :priority, deadline = :deadline
                where id = :id and finished_at is null
                """)
            .param("id", id.value())
            .param("priority", urgency.priority().name())
            .param("deadline", timeOrNull(urgency.deadline().orElse(null)))
            .update()
        == 1;
  }

  @Override
  public void markMet(ProjectId id) {
    jdbc.sql("update project set wish = null where id = :id").param("id", id.value()).update();
  }

  @Override
  public Optional<Locked> lock(ProjectId id) {
    CallersTransaction.require();
    return jdbc.sql(
            """
            select case
                when cancel_requested_at is not null then 'CANCEL'
                else coalesce(wish, 'NONE')
              end
            from project
            where id = :id
            for no key update
            """)
        .param("id", id.value())
        .query(String.class)
        .optional()
        .map(Wish::valueOf)
        .flatMap(wish ->
            find(id).map(project -> new Locked(project, reports.unread(project.id()), wish)));
  }

  @Override
  public void write(Project before, Decision decision) {
    CallersTransaction.require();
    Project after = decision.project();
    Map<TaskKey, Task> known =
        before.tasks().stream().collect(Collectors.toMap(Task::key, task -> task));
    List<Step> added = new ArrayList<>();
    for (int position = 0; position < after.tasks().size(); position++) {
      Task task = after.tasks().get(position);
      Task old = known.get(task.key());
      if (old == null) {
        tasks.insert(after.id(), task, position);
        added.add(task.step());
      } else if (!old.equals(task)) {
        tasks.update(task);
      }
    }
    added.forEach(step -> tasks.insertNeeds(after.id(), step));
    if (!after.with(List.of()).equals(before.with(List.of()))) {
      update(after);
    }
  }

  @Override
  public void markRead(List<Report> read, Instant now) {
    reports.markRead(read, now);
  }

  private int insert(Submission submission, Instant now) {
    Brief brief = submission.brief();
    Terms terms = brief.terms();
    return jdbc.sql(
            """
            insert into project (id, tenant, name, brief, template, budget_nanos, policy,
              local_only, models, steps_down, reuses_replies, priority, deadline, state,
              idempotency_key, request_hash, created_at)
            values (:id, :tenant, :name, :brief, :template, :budget, :policy,
              :localOnly, :models, :stepsDown, :reusesReplies, :priority, :deadline, 'SUBMITTED',
              nullif(:key, ''), :hash, :now)
            on conflict (tenant, idempotency_key) where idempotency_key is not null do nothing
            """)
        .param("id", submission.id().value())
        .param("tenant", submission.tenant().name())
        .param("name", brief.name())
        .param("brief", brief.text())
        .param("template", brief.template())
        .param("budget", brief.budget().nanos())
        .param("policy", terms.policy())
        .param("localOnly", terms.localOnly())
        .param("models", terms.models().toArray(String[]::new))
        .param("stepsDown", terms.stepsDown())
        .param("reusesReplies", terms.reusesReplies())
        .param("priority", brief.urgency().priority().name())
        .param("deadline", timeOrNull(brief.urgency().deadline().orElse(null)))
        .param("key", submission.idempotencyKey())
        .param("hash", submission.requestHash())
        .param("now", time(now))
        .update();
  }

  private Submitted earlier(Submission submission) {
    UUID id =
        jdbc.sql(
                """
                select id
                from project
                where tenant = :tenant and idempotency_key = :key and request_hash = :hash
                """)
            .param("tenant", submission.tenant().name())
            .param("key", submission.idempotencyKey())
            .param("hash", submission.requestHash())
            .query(UUID.class)
            .optional()
            .orElse(null);
    return id == null
        ? new Submitted.Conflicting()
        : new Submitted.Repeated(find(new ProjectId(id)).orElseThrow());
  }

  private void update(Project project) {
    jdbc.sql(
            """
            update project
            set state = :state, reason = :reason, started_at = :startedAt, finished_at = :finishedAt
            where id = :id
            """)
        .param("id", project.id().value())
        .param("state", project.state().name())
        .param("reason", project.reason())
        .param("startedAt", timeOrNull(TaskTable.startedAt(project.timeline())))
        .param("finishedAt", timeOrNull(TaskTable.finishedAt(project.timeline())))
        .update();
  }

  private List<Project> withTasks(List<Project> projects) {
    if (projects.isEmpty()) {
      return projects;
    }
    Map<UUID, List<Task>> found = tasks.of(projects.stream().map(p -> p.id().value()).toList());
    return projects.stream()
        .map(p -> p.with(found.getOrDefault(p.id().value(), List.of())))
        .toList();
  }
}
