package io.aios.project.postgres;

import static io.aios.project.postgres.Columns.time;
import static io.aios.project.postgres.Columns.timeOrNull;

import io.aios.artifacts.ArtifactPath;
import io.aios.project.ProjectId;
import io.aios.project.Step;
import io.aios.project.Task;
import io.aios.project.TaskKey;
import io.aios.project.Timeline;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of tasks and of what they need. Joins the caller's transaction. */
final class TaskTable {

  private final JdbcClient jdbc;
  private final ReportJson json;
  private final ProjectRows rows;

  TaskTable(JdbcClient jdbc, ReportJson json, ProjectRows rows) {
    this.jdbc = jdbc;
    this.json = json;
    this.rows = rows;
  }

  /** The tasks of each of these projects, in the order of their plans. */
  Map<UUID, List<Task>> of(Collection<UUID> projects) {
    return jdbc
        .sql(
            """
            select t.id, t.project_id, t.key, t.kind, t.title, t.goal, t.files, t.owns, t.state,
              t.dispatches, t.epoch, t.attempts, t.reworks, t.deferrals, t.findings, t.reason,
              t.created_at, t.started_at, t.finished_at,
              array(select n.needs from task_need n
                where n.project_id = t.project_id and n.key = t.key) as needs
            from task t
            where t.project_id = any(:projects)
            order by t.project_id, t.position
            """)
        .param("projects", projects.toArray(UUID[]::new))
        .query((row, number) -> rows.task(row))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                ProjectRows.Owned::project,
                Collectors.mapping(ProjectRows.Owned::task, Collectors.toList())));
  }

  void insert(ProjectId project, Task task, int position) {
    Step step = task.step();
    JdbcClient.StatementSpec statement =
        jdbc.sql(
                """
                insert into task (id, project_id, position, key, kind, title, goal, files, owns,
                  state, dispatches, epoch, attempts, reworks, deferrals, findings, reason,
                  created_at, started_at, finished_at)
                values (:id, :project, :position, :key, :kind, :title, :goal, :files, :owns,
                  :state, :dispatches, :epoch, :attempts, :reworks, :deferrals,
                  cast(:findings as json), :reason, :createdAt, :startedAt, :finishedAt)
                """)
            .param("project", project.value())
            .param("position", position)
            .param("key", step.key().value())
            .param("kind", step.kind().name())
            .param("title", step.title())
            .param("goal", step.goal())
            .param("files", words(step.files()))
            .param("owns", words(step.owns()))
            .param("createdAt", time(task.timeline().createdAt()));
    withProgress(statement, task).update();
  }

  /** To be called when all tasks of the plan are there. */
  void insertNeeds(ProjectId project, Step step) {
    if (step.needs().isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into task_need (project_id, key, needs)
            select :project, :key, unnest(:needs)
            """)
        .param("project", project.value())
        .param("key", step.key().value())
        .param("needs", step.needs().stream().map(TaskKey::value).toArray(String[]::new))
        .update();
  }

  void update(Task task) {
    JdbcClient.StatementSpec statement =
        jdbc.sql(
            """
            update task
            set state = :state, dispatches = :dispatches, epoch = :epoch, attempts = :attempts,
              reworks = :reworks, deferrals = :deferrals, findings = cast(:findings as json),
              reason = :reason, started_at = :startedAt, finished_at = :finishedAt
            where id = :id
            """);
    withProgress(statement, task).update();
  }

  /** What changes in the life of a task, and its id. */
  private JdbcClient.StatementSpec withProgress(JdbcClient.StatementSpec statement, Task task) {
    return statement
        .param("id", task.id().value())
        .param("state", task.state().name())
        .param("dispatches", task.dispatches())
        .param("epoch", task.epoch())
        .param("attempts", task.attempts())
        .param("reworks", task.reworks())
        .param("deferrals", task.deferrals())
        .param("findings", json.writeFindings(task.findings()))
        .param("reason", task.reason())
        .param("startedAt", timeOrNull(startedAt(task.timeline())))
        .param("finishedAt", timeOrNull(finishedAt(task.timeline())));
  }

  static @Nullable Instant startedAt(Timeline timeline) {
    return timeline.start().orElse(null);
  }

  static @Nullable Instant finishedAt(Timeline timeline) {
    return timeline.end().orElse(null);
  }

  private static String[] words(Collection<ArtifactPath> paths) {
    return paths.stream().map(ArtifactPath::value).sorted().toArray(String[]::new);
  }
}
