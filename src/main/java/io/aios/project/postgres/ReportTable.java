package io.aios.project.postgres;

import static io.aios.project.postgres.Columns.time;

import io.aios.project.ProjectId;
import io.aios.project.Report;
import io.aios.project.TaskId;
import io.aios.project.TaskKey;
import io.aios.verification.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of reports. Joins the caller's transaction. */
final class ReportTable {

  private final JdbcClient jdbc;
  private final ReportJson json;

  ReportTable(JdbcClient jdbc, ReportJson json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Stores the report if its task still runs in the report's epoch; says whether it did. */
  boolean insert(TaskId task, Report report) {
    ReportJson.Body body = new ReportJson.Body(report.outcome(), report.verdicts());
    return jdbc.sql(
                """
                insert into report (id, project_id, task_id, epoch, body, reported_at)
                select :id, t.project_id, t.id, t.epoch, cast(:body as json), :at
                from task t
                where t.id = :task and t.epoch = :epoch and t.state = 'RUNNING'
                on conflict (task_id, epoch) do nothing
                """)
            .param("id", report.id())
            .param("task", task.value())
            .param("epoch", report.epoch())
            .param("body", json.write(body))
            .param("at", time(report.at()))
            .update()
        == 1;
  }

  List<Report> unread(ProjectId project) {
    return jdbc.sql(
            """
            select r.id, t.key, r.epoch, r.body, r.reported_at
            from report r join task t on t.id = r.task_id
            where r.project_id = :project and r.folded_at is null
            order by r.id
            """)
        .param("project", project.value())
        .query((row, number) -> report(row))
        .list();
  }

  void markRead(List<Report> reports, Instant now) {
    jdbc.sql("update report set folded_at = :now where id = any(:ids) and folded_at is null")
        .param("ids", reports.stream().map(Report::id).toArray(UUID[]::new))
        .param("now", time(now))
        .update();
  }

  Map<TaskKey, List<Verdict>> verdicts(ProjectId project) {
    Map<TaskKey, List<Verdict>> verdicts = new LinkedHashMap<>();
    jdbc
        .sql(
            """
            select r.id, t.key, r.epoch, r.body, r.reported_at
            from report r join task t on t.id = r.task_id
            where r.project_id = :project
            order by t.position, r.epoch
            """)
        .param("project", project.value())
        .query((row, number) -> report(row))
        .list()
        .stream()
        .filter(report -> !report.verdicts().isEmpty())
        .forEach(report ->
            verdicts
                .computeIfAbsent(report.task(), key -> new ArrayList<>())
                .addAll(report.verdicts()));
    return verdicts;
  }

  private Report report(ResultSet row) throws SQLException {
    ReportJson.Body body = json.read(row.getString("body"));
    return new Report(
        row.getObject("id", UUID.class),
        new TaskKey(row.getString("key")),
        row.getLong("epoch"),
        body.outcome(),
        body.verdicts(),
        row.getObject("reported_at", OffsetDateTime.class).toInstant());
  }
}
