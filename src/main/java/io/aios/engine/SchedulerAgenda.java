package io.aios.engine;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.aios.database.Signals;
import io.aios.project.Agenda;
import io.aios.project.Decision;
import io.aios.project.Priority;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.Task;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** An agenda whose entries are rows of the engine's tables. */
final class SchedulerAgenda implements Agenda {

  private final SchedulerClient control;
  private final AgentLine line;
  private final Signals signals;
  private final InstantSource clock;

  SchedulerAgenda(DataSource dataSource, Signals signals, InstantSource clock) {
    this.control =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
            .tableName(EngineTable.CONTROL.tableName())
            .build();
    this.line = new AgentLine(JdbcClient.create(dataSource));
    this.signals = signals;
    this.clock = clock;
  }

  @Override
  public void advance(ProjectId project, UUID cause) {
    advanceAt(project, cause, clock.instant());
  }

  @Override
  public void advanceAt(ProjectId project, UUID cause, Instant at) {
    String instance = new AdvanceRow(project, cause).instance();
    control.scheduleIfNotExists(new TaskInstance<>(EngineTable.CONTROL.taskName(), instance), at);
    signals.raise(EngineTable.CONTROL.channel(), "due");
  }

  @Override
  public void perform(Project project, Decision.Start start) {
    line.join(project, task(project, start), start);
    signals.raise(EngineTable.AGENT.channel(), "due");
  }

  @Override
  public void rank(ProjectId project, Priority priority) {
    line.rank(project, priority);
  }

  @Override
  public void clear(Project project) {
    line.leave(project);
  }

  private static Task task(Project project, Decision.Start start) {
    return project.tasks().stream()
        .filter(task -> task.id().equals(start.task()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("It has no task " + start.task()));
  }
}
