package io.aios.project.postgres;

import io.aios.artifacts.ArtifactPath;
import io.aios.money.Usd;
import io.aios.project.AgentKind;
import io.aios.project.Brief;
import io.aios.project.Priority;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.ProjectState;
import io.aios.project.Step;
import io.aios.project.Task;
import io.aios.project.TaskId;
import io.aios.project.TaskKey;
import io.aios.project.TaskState;
import io.aios.project.Tenant;
import io.aios.project.Terms;
import io.aios.project.Timeline;
import io.aios.project.Urgency;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns rows into projects and tasks. */
final class ProjectRows {

  static final String PROJECT_COLUMNS =
      """
      id, tenant, name, brief, template, budget_nanos, policy, local_only, models, steps_down,
      reuses_replies, priority, deadline, state, reason, created_at, started_at, finished_at
      """;

  private final ReportJson json;

  ProjectRows(ReportJson json) {
    this.json = json;
  }

  /** A project that has not got its tasks yet. */
  Project project(ResultSet row) throws SQLException {
    Brief brief =
        new Brief(
            row.getString("name"),
            row.getString("brief"),
            row.getString("template"),
            new Usd(row.getLong("budget_nanos")),
            terms(row),
            urgency(row));
    return new Project(
        new ProjectId(row.getObject("id", UUID.class)),
        new Tenant(row.getString("tenant")),
        brief,
        ProjectState.valueOf(row.getString("state")),
        row.getString("reason"),
        timeline(row),
        List.of());
  }

  private static Terms terms(ResultSet row) throws SQLException {
    return new Terms(
        row.getString("policy"),
        row.getBoolean("local_only"),
        new TreeSet<>(words(row.getArray("models"), Function.identity())),
        row.getBoolean("steps_down"),
        row.getBoolean("reuses_replies"));
  }

  private static Urgency urgency(ResultSet row) throws SQLException {
    return new Urgency(
        Priority.valueOf(row.getString("priority")), Optional.ofNullable(instant(row, "deadline")));
  }

  /** A task with the project that it belongs to. */
  Owned task(ResultSet row) throws SQLException {
    Step step =
        new Step(
            new TaskKey(row.getString("key")),
            new AgentKind(row.getString("kind")),
            row.getString("title"),
            row.getString("goal"),
            words(row.getArray("needs"), TaskKey::new),
            words(row.getArray("files"), ArtifactPath::new),
            words(row.getArray("owns"), ArtifactPath::new));
    Task task =
        new Task(
            new TaskId(row.getObject("id", UUID.class)),
            step,
            TaskState.valueOf(row.getString("state")),
            row.getInt("dispatches"),
            row.getLong("epoch"),
            row.getInt("attempts"),
            row.getInt("reworks"),
            row.getInt("deferrals"),
            json.readFindings(row.getString("findings")),
            row.getString("reason"),
            timeline(row));
    return new Owned(row.getObject("project_id", UUID.class), task);
  }

  /** A task with the id of its project. */
  record Owned(UUID project, Task task) {}

  private static Timeline timeline(ResultSet row) throws SQLException {
    Instant created = row.getObject("created_at", OffsetDateTime.class).toInstant();
    Instant started = instant(row, "started_at");
    Instant finished = instant(row, "finished_at");
    if (finished != null) {
      return new Timeline.Ended(created, started == null ? finished : started, finished);
    }
    return started == null ? new Timeline.Created(created) : new Timeline.Started(created, started);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static <T> Set<T> words(Array array, Function<String, T> reader) throws SQLException {
    return Arrays.stream((Object[]) array.getArray())
        .map(word -> reader.apply((String) word))
        .collect(Collectors.toUnmodifiableSet());
  }
}
