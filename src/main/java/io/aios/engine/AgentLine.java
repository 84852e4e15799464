package io.aios.engine;

import io.aios.project.Decision;
import io.aios.project.Priority;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.Task;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Those rows of {@link EngineTable#AGENT} that wait for a worker. The library, which knows nothing
 * of the columns that make the line fair, takes and ends them, but does not write them. Joins the
 * caller's transaction.
 */
final class AgentLine {

  private final JdbcClient jdbc;

  AgentLine(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Puts a dispatch of a task in the line, at the place of its time; once more changes nothing. */
  void join(Project project, Task task, Decision.Start start) {
    jdbc.sql(
            """
            insert into engine_agent (task_name, task_instance, execution_time, picked, version,
              tenant, kind, project_id, priority)
            values (:name, :instance, :at, false, 1, :tenant, :kind, :project, :priority)
            on conflict do nothing
            """)
        .param("name", EngineTable.AGENT.taskName())
        .param("instance", new PerformRow(start.task(), start.dispatch()).instance())
        .param("at", start.dueAt().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
        .param("tenant", project.tenant().name())
        .param("kind", task.kind().name())
        .param("project", project.id().value())
        .param("priority", project.brief().urgency().priority().rank())
        .update();
  }

  /** What waits for the project waits with this priority from now on. */
  void rank(ProjectId project, Priority priority) {
    jdbc.sql("update engine_agent set priority = :rank where project_id = :project and not picked")
        .param("rank", priority.rank())
        .param("project", project.value())
        .update();
  }

  /**
   * Only what is still to be performed waits for the project: the row of a task that runs waits,
   * too, when its worker has died, and would be missed.
   */
  void leave(Project project) {
    UUID[] kept =
        project.tasks().stream()
            .filter(Task::isToBePerformed)
            .map(task -> task.id().value())
            .toArray(UUID[]::new);
    jdbc.sql(
            """
            delete from engine_agent
            where project_id = :project and not picked
              and not cast(split_part(task_instance, '/', 1) as uuid) = any (:kept)
            """)
        .param("project", project.id().value())
        .param("kept", kept)
        .update();
  }
}
