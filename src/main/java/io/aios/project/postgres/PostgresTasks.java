package io.aios.project.postgres;

import static io.aios.project.postgres.Columns.time;

import io.aios.project.AgentKind;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.Projects;
import io.aios.project.Report;
import io.aios.project.Task;
import io.aios.project.TaskId;
import io.aios.project.TaskKey;
import io.aios.project.TaskState;
import io.aios.project.Tasks;
import io.aios.verification.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks in PostgreSQL. */
final class PostgresTasks implements Tasks {

  private final JdbcClient jdbc;
  private final Projects projects;
  private final ReportTable reports;

  PostgresTasks(JdbcClient jdbc, Projects projects, ReportTable reports) {
    this.jdbc = jdbc;
    this.projects = projects;
    this.reports = reports;
  }

  @Override
  public Started start(TaskId id, int dispatch, Instant now) {
    CallersTransaction.require();
    // The project's lock comes first, here as in every decision: a start and a decision on the same
    // task never cross, so an epoch is never given out twice.
    return jdbc.sql(
            """
            with owner as (
              select p.id
              from project p join task t on t.project_id = p.id
              where t.id = :id and p.cancel_requested_at is null
                and (p.state = 'RUNNING' or p.state = 'PAUSED' and t.state = 'RUNNING')
              for no key update of p)
            update task
            set state = 'RUNNING', epoch = epoch + 1, attempts = attempts + 1, reason = '',
              started_at = coalesce(started_at, :now)
            from owner
            where task.id = :id and task.project_id = owner.id
              and task.dispatches = :dispatch and task.state in ('READY', 'RUNNING')
            returning task.project_id
            """)
        .param("id", id.value())
        .param("dispatch", dispatch)
        .param("now", time(now))
        .query(UUID.class)
        .optional()
        .flatMap(project -> projects.find(new ProjectId(project)))
        .map(project -> running(project, id))
        .orElseGet(Started.Stale::new);
  }

  @Override
  public boolean report(TaskId task, Report report) {
    return reports.insert(task, report);
  }

  @Override
  public boolean runs(TaskId task, long epoch) {
    return jdbc.sql(
            """
            select exists (
              select from task where id = :task and epoch = :epoch and state = 'RUNNING')
            """)
        .param("task", task.value())
        .param("epoch", epoch)
        .query(Boolean.class)
        .single();
  }

  @Override
  public Set<ProjectId> inVain(Set<ProjectId> projects) {
    return Set.copyOf(
        jdbc.sql(
                """
                select id
                from project
                where id = any (:projects)
                  and (finished_at is not null or cancel_requested_at is not null)
                """)
            .param("projects", projects.stream().map(ProjectId::value).toArray(UUID[]::new))
            .query((row, number) -> new ProjectId(row.getObject("id", UUID.class)))
            .list());
  }

  @Override
  public Map<TaskKey, List<Verdict>> verdicts(ProjectId project) {
    return reports.verdicts(project);
  }

  @Override
  public List<Load> load() {
    return jdbc.sql(
            """
            select kind, state, count(*) as tasks
            from task
            where finished_at is null
            group by kind, state
            order by kind, state
            """)
        .query((row, number) ->
            new Load(
                new AgentKind(row.getString("kind")),
                TaskState.valueOf(row.getString("state")),
                row.getLong("tasks")))
        .list();
  }

  private static Started running(Project project, TaskId id) {
    Task task =
        project.tasks().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    return new Started.Running(project, task);
  }
}
