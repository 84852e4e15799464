package io.aios.project.postgres;

import static io.aios.project.postgres.Columns.time;

import io.aios.database.Channel;
import io.aios.database.Signals;
import io.aios.project.Event;
import io.aios.project.Events;
import io.aios.project.ProjectId;
import io.aios.project.TaskKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events in PostgreSQL. */
final class PostgresEvents implements Events {

  private final JdbcClient jdbc;
  private final Signals signals;

  PostgresEvents(JdbcClient jdbc, Signals signals) {
    this.jdbc = jdbc;
    this.signals = signals;
  }

  @Override
  public void append(ProjectId project, List<Event> events, Instant now) {
    if (events.isEmpty()) {
      return;
    }
    if (insert("true", project, events, now) == 0) {
      throw new IllegalStateException("There is no project " + project);
    }
    signals.raise(Channel.EVENTS, project.toString());
  }

  @Override
  public void tell(ProjectId project, Event event, Instant now) {
    if (insert("finished_at is null", project, List.of(event), now) > 0) {
      signals.raise(Channel.EVENTS, project.toString());
    }
  }

  private int insert(String condition, ProjectId project, List<Event> events, Instant now) {
    return jdbc.sql(
            """
            with numbers as (
              update project
              set last_event = last_event + :count
              where id = :project and %s
              returning last_event - :count as base)
            insert into event (project_id, sequence, at, kind, task_key, text)
            select :project, numbers.base + e.place, :now, e.kind, e.task_key, e.text
            from numbers,
              unnest(:kinds, :tasks, :texts) with ordinality as e (kind, task_key, text, place)
            """
                .formatted(condition))
        .param("project", project.value())
        .param("count", events.size())
        .param("now", time(now))
        .param("kinds", events.stream().map(event -> event.kind().name()).toArray(String[]::new))
        .param("tasks", events.stream().map(PostgresEvents::task).toArray(String[]::new))
        .param("texts", events.stream().map(Event::text).toArray(String[]::new))
        .update();
  }

  @Override
  public List<Numbered> after(ProjectId project, long sequence, int limit) {
    if (limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException("limit must be 1 to 1000");
    }
    return jdbc.sql(
            """
            select sequence, at, kind, task_key, text
            from event
            where project_id = :project and sequence > :sequence
            order by sequence
            limit :limit
            """)
        .param("project", project.value())
        .param("sequence", sequence)
        .param("limit", limit)
        .query((row, number) -> numbered(row))
        .list();
  }

  @Override
  public Map<ProjectId, Standing> standings(Collection<ProjectId> projects) {
    if (projects.size() > 1_000) {
      throw new IllegalArgumentException("at most 1000 projects");
    }
    Map<ProjectId, Standing> standings = HashMap.newHashMap(projects.size());
    jdbc.sql(
            """
            select id, last_event, finished_at is not null as ended
            from project
            where id = any (:projects)
            """)
        .param("projects", projects.stream().map(ProjectId::value).toArray(UUID[]::new))
        .query(row -> {
          standings.put(
              new ProjectId(row.getObject("id", UUID.class)),
              new Standing(row.getLong("last_event"), row.getBoolean("ended")));
        });
    return standings;
  }

  private static Numbered numbered(ResultSet row) throws SQLException {
    Event.Kind kind = Event.Kind.valueOf(row.getString("kind"));
    String text = row.getString("text");
    String task = row.getString("task_key");
    Event event =
        task == null
            ? new Event.OfProject(kind, text)
            : new Event.OfTask(kind, new TaskKey(task), text);
    return new Numbered(
        row.getLong("sequence"), row.getObject("at", OffsetDateTime.class).toInstant(), event);
  }

  private static @Nullable String task(Event event) {
    return switch (event) {
      case Event.OfProject project -> null;
      case Event.OfTask task -> task.task().value();
    };
  }
}
