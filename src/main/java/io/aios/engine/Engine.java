package io.aios.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.aios.database.Signals;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Runs the work of an engine table. Each row is run by one process at a time; the row of a process
 * that died is given to another one. Settings and their reasons: {@code docs/architecture.md}.
 */
public final class Engine {

  /** A replica that lacks a task name must not delete such rows: another version may know it. */
  private static final Duration NEVER = Duration.ofDays(3_650);

  /** A look at the table that takes longer is stuck. */
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(10);

  private final DataSource dataSource;
  private final Housekeeping housekeeping;
  private final EngineProperties properties;
  private final Admission admission;
  private final Signals signals;
  private final InstantSource clock;

  Engine(
      DataSource dataSource,
      Housekeeping housekeeping,
      EngineProperties properties,
      Admission admission,
      Signals signals,
      InstantSource clock) {
    this.dataSource = dataSource;
    this.housekeeping = housekeeping;
    this.properties = properties;
    this.admission = admission;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * The loop that runs the rows of a table, from the start of the node to its stop.
   *
   * @param work does what takes long, and returns what is to be done in one transaction at the end;
   *     that must remove the row first, which fails if another process has taken it over
   * @param breakOff has running work end soon, when a stop has waited long enough for it
   */
  public EngineLoop loop(EngineTable table, ExecutionHandler<Void> work, Runnable breakOff) {
    return loop(table, new TreeSet<>(), work, breakOff);
  }

  /**
   * As {@link #loop(EngineTable, ExecutionHandler, Runnable)}, for rows of some kinds of agents.
   *
   * @param served names of the kinds; empty for all
   */
  public EngineLoop loop(
      EngineTable table, SortedSet<String> served, ExecutionHandler<Void> work, Runnable breakOff) {
    EngineProperties.Loop loop = properties.loop(table);
    Pulse pulse = new Pulse(clock, properties.polling().multipliedBy(3).plus(LONGEST_ROUND));
    Contact contact = new Contact(loop.heartbeat(), loop.missedHeartbeats());
    JdbcCustomization claim = claim(table, served, contact);
    WorkThreads threads = new WorkThreads(breakOff);
    Scheduler scheduler =
        Scheduler.create(housekeeping.routing(dataSource), task(table, work, contact))
            .tableName(table.tableName())
            .schedulerName(new SchedulerName.Fixed(NodeName.random()))
            .threads(loop.threads())
            .executorService(threads)
            .housekeeperExecutor(housekeeping.executor(table.tableName()))
            .heartbeatInterval(loop.heartbeat())
            .missedHeartbeatsLimit(loop.missedHeartbeats())
            .pollingInterval(properties.polling())
            // Not above 1.0: rows that are fetched ahead get no heartbeat while they wait.
            .pollUsingLockAndFetch(0.5, 1.0)
            .jdbcCustomization(claim)
            .deleteUnresolvedAfter(NEVER)
            .shutdownMaxWait(properties.shutdownWait())
            .failureLogging(LogLevel.OFF, false) // Setback tells which row it was
            .dueExecutor(pulse.executor(table.tableName()))
            .clock(pulse)
            .build();
    if (claim instanceof FairClaim fair) {
      threads.afterEach(() -> lookAgain(scheduler, fair));
    }
    housekeeping.watch(scheduler, table, loop);
    return new EngineLoop(scheduler, pulse, signals, table.channel());
  }

  /** How many rows of a table are run at once in this process. */
  public int places(EngineTable table) {
    return properties.loop(table).threads();
  }

  /** The library looks only if the last look filled all threads, and half of them are free now. */
  private static void lookAgain(Scheduler scheduler, FairClaim claim) {
    if (claim.mayHaveLeftSome()) {
      scheduler.triggerCheckForDueExecutions();
    }
  }

  private JdbcCustomization claim(EngineTable table, SortedSet<String> served, Contact contact) {
    return switch (table) {
      case CONTROL -> new PromptClaim(contact);
      case AGENT -> new FairClaim(admission, served, contact);
    };
  }

  private static Task<Void> task(EngineTable table, ExecutionHandler<Void> work, Contact contact) {
    Setback setback = new Setback();
    return Tasks.custom(table.taskName(), Void.class)
        .onFailure(setback)
        .onDeadExecution(new DeadRow(contact))
        .execute(setback.around(work));
  }
}
