package io.aios.project.postgres;

import static io.aios.project.postgres.Columns.time;

import io.aios.project.ProjectId;
import io.aios.project.Remains;
import io.aios.project.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The remains of projects in PostgreSQL. */
final class PostgresRemains implements Remains {

  private final JdbcClient jdbc;

  PostgresRemains(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The strongest lock of a row: whoever has just inserted a report of the project holds its
   * weakest one, so the project is passed over until that has committed.
   */
  @Override
  public List<Ended> claim(Kind kind, Instant endedBefore, int most) {
    CallersTransaction.require();
    requirePositive(most);
    return jdbc.sql(
            """
            select p.id, array(select t.id from task t where t.project_id = p.id) as tasks
            from project p
            where p.finished_at < :endedBefore and p.%s is null
            order by p.finished_at
            limit :most
            for update of p skip locked
            """
                .formatted(column(kind)))
        .param("endedBefore", time(endedBefore))
        .param("most", most)
        .query((row, number) -> ended(row))
        .list();
  }

  /** Events first: only when there are none left, reports. */
  @Override
  public int removeEvents(Collection<ProjectId> projects, int most) {
    requirePositive(most);
    UUID[] ids = ids(projects);
    int events =
        jdbc.sql(
                """
                delete from event
                where (project_id, sequence) in (
                  select project_id, sequence
                  from event
                  where project_id = any(:projects)
                  order by project_id, sequence
                  limit :most)
                """)
            .param("projects", ids)
            .param("most", most)
            .update();
    return events == most ? events : events + removeReports(ids, most - events);
  }

  private int removeReports(UUID[] projects, int most) {
    return jdbc.sql(
            """
            delete from report
            where id in (
              select id
              from report
              where project_id = any(:projects)
              limit :most)
            """)
        .param("projects", projects)
        .param("most", most)
        .update();
  }

  @Override
  public Set<ProjectId> withEvents(Collection<ProjectId> projects) {
    return new HashSet<>(
        jdbc.sql(
                """
                select id
                from unnest(:projects) as given (id)
                where exists (select from event where project_id = given.id)
                  or exists (select from report where project_id = given.id)
                """)
            .param("projects", ids(projects))
            .query((row, number) -> new ProjectId(row.getObject("id", UUID.class)))
            .list());
  }

  @Override
  public void markExpired(Kind kind, Collection<ProjectId> projects, Instant now) {
    jdbc.sql(
            "update project set %1$s = :now where id = any(:projects) and %1$s is null"
                .formatted(column(kind)))
        .param("projects", ids(projects))
        .param("now", time(now))
        .update();
  }

  @Override
  public Map<ProjectId, Expired> expired(Collection<ProjectId> projects) {
    return jdbc
        .sql(
            """
            select id, events_expired_at, replies_expired_at, artifacts_expired_at
            from project
            where id = any(:projects)
              and num_nonnulls(events_expired_at, replies_expired_at, artifacts_expired_at) > 0
            """)
        .param("projects", ids(projects))
        .query((row, number) ->
            Map.entry(new ProjectId(row.getObject("id", UUID.class)), expired(row)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Ended ended(ResultSet row) throws SQLException {
    UUID[] tasks = (UUID[]) row.getArray("tasks").getArray();
    return new Ended(
        new ProjectId(row.getObject("id", UUID.class)),
        Arrays.stream(tasks).map(TaskId::new).toList());
  }

  private static Expired expired(ResultSet row) throws SQLException {
    Map<Kind, Instant> times = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      OffsetDateTime time = row.getObject(column(kind), OffsetDateTime.class);
      if (time != null) {
        times.put(kind, time.toInstant());
      }
    }
    return new Expired(times);
  }

  /** A closed list, so that it may stand in a statement. */
  private static String column(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT) + "_expired_at";
  }

  private static UUID[] ids(Collection<ProjectId> projects) {
    return projects.stream().map(ProjectId::value).toArray(UUID[]::new);
  }

  private static void requirePositive(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("At least one at a time, not " + most);
    }
  }
}
