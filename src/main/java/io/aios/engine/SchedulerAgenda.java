package io.aios.engine;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.aios.database.Signals;
import io.aios.project.Agenda;
import io.aios.project.Decision;
import io.aios.project.ProjectId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** An agenda whose entries are rows of the engine's tables. */
final class SchedulerAgenda implements Agenda {

  private final SchedulerClient control;
  private final SchedulerClient agent;
  private final Signals signals;
  private final InstantSource clock;

  SchedulerAgenda(DataSource dataSource, Signals signals, InstantSource clock) {
    this.control = client(dataSource, EngineTable.CONTROL);
    this.agent = client(dataSource, EngineTable.AGENT);
    this.signals = signals;
    this.clock = clock;
  }

  @Override
  public void advance(ProjectId project, UUID cause) {
    String instance = new AdvanceRow(project, cause).instance();
    schedule(control, EngineTable.CONTROL, instance, clock.instant());
  }

  @Override
  public void perform(Decision.Start start) {
    String instance = new PerformRow(start.task(), start.dispatch()).instance();
    schedule(agent, EngineTable.AGENT, instance, start.dueAt());
  }

  private void schedule(SchedulerClient client, EngineTable table, String instance, Instant at) {
    client.scheduleIfNotExists(new TaskInstance<>(table.taskName(), instance), at);
    signals.raise(table.channel(), "due");
  }

  private static SchedulerClient client(DataSource dataSource, EngineTable table) {
    return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
        .tableName(table.tableName())
        .build();
  }
}
