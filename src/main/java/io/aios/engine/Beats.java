package io.aios.engine;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.HeartbeatState;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Measures how the heartbeats of a scheduler fare. All rows that run are beaten one after the
 * other, so a round must stay well below the time after which a silent row counts as dead: {@code
 * missed x interval > interval + 2 x round}. Thread-safe.
 */
final class Beats extends AbstractSchedulerListener {

  private final Scheduler scheduler;
  private final Duration deadAfter;
  private final Timer round;
  private final Counter failedOnce;
  private final Counter failedAgain;

  /**
   * @param deadAfter how old the last beat of a live row can be
   */
  Beats(Scheduler scheduler, EngineTable table, Duration deadAfter, MeterRegistry registry) {
    this.scheduler = scheduler;
    this.deadAfter = deadAfter;
    this.round =
        Timer.builder("aios.engine.heartbeat.round")
            .description("Time in which all running rows of a table have had their heartbeat")
            .tag("table", table.tableName())
            .register(registry);
    this.failedOnce = failures(table, "false", registry);
    this.failedAgain = failures(table, "true", registry);
  }

  private static Counter failures(EngineTable table, String repeated, MeterRegistry registry) {
    return Counter.builder("aios.engine.heartbeat.failures")
        .description("Heartbeats of rows that are not ours any more; repeated: its work goes on")
        .tag("table", table.tableName())
        .tag("repeated", repeated)
        .register(registry);
  }

  @Override
  public void onSchedulerEvent(SchedulerEventType type) {
    switch (type) {
      case RAN_UPDATE_HEARTBEATS -> measure();
      case FAILED_HEARTBEAT -> failedOnce.increment();
      case FAILED_MULTIPLE_HEARTBEATS -> failedAgain.increment();
      case UNEXPECTED_ERROR,
          COMPLETIONHANDLER_ERROR,
          FAILUREHANDLER_ERROR,
          DEAD_EXECUTION,
          RAN_DETECT_DEAD,
          RAN_EXECUTE_DUE,
          UNRESOLVED_TASK -> {}
    }
  }

  /** The library notes as the time of each beat of a round when the round began. */
  private void measure() {
    scheduler.getCurrentlyExecuting().stream()
        .map(CurrentlyExecuting::getHeartbeatState)
        .filter(state -> state.getFailedHeartbeats() == 0)
        .mapToDouble(HeartbeatState::getFractionDead)
        .max()
        .ifPresent(age -> round.record(Duration.ofNanos((long) (age * deadAfter.toNanos()))));
  }
}
