package io.aios.engine;

import io.aios.project.RetryPolicy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The durable engine.
 *
 * @param polling how often the tables are looked at when no signal comes; a signal is only a hint
 * @param shutdownWait how long running work may go on at a stop before it is broken off; a stop
 *     takes up to twice as long
 * @param control advancing projects
 * @param agent performing tasks
 * @param retry how patient we are with a task
 */
@Validated
@ConfigurationProperties(prefix = "aios.engine", ignoreUnknownFields = false)
record EngineProperties(
    @DefaultValue("1s") Duration polling,
    @DefaultValue("1s") Duration shutdownWait,
    @DefaultValue @Valid Control control,
    @DefaultValue @Valid Agent agent,
    @DefaultValue @Valid Retry retry) {

  Loop loop(EngineTable table) {
    return switch (table) {
      case CONTROL -> new Loop(control.threads(), control.heartbeat(), control.missedHeartbeats());
      case AGENT -> new Loop(agent.threads(), agent.heartbeat(), agent.missedHeartbeats());
    };
  }

  /**
   * Advancing projects.
   *
   * @param threads projects that are advanced at once in this process
   * @param heartbeat how often running work says that it lives
   * @param missedHeartbeats beats after which it counts as dead and is given to another process
   */
  record Control(
      @DefaultValue("16") @Min(1) @Max(256) int threads,
      @DefaultValue("5s") Duration heartbeat,
      @DefaultValue("4") @Min(4) @Max(100) int missedHeartbeats) {}

  /**
   * Performing tasks.
   *
   * @param threads tasks that are performed at once in this process, each on a virtual thread
   * @param heartbeat how often running work says that it lives
   * @param missedHeartbeats beats after which it counts as dead and is given to another process
   */
  record Agent(
      @DefaultValue("200") @Min(1) @Max(10_000) int threads,
      @DefaultValue("10s") Duration heartbeat,
      @DefaultValue("4") @Min(4) @Max(100) int missedHeartbeats) {}

  /**
   * How patient we are with a task.
   *
   * @param maxAttempts starts after which a task counts as lost, because every worker died
   * @param maxReworks times that a task is sent back by a later one
   * @param maxDeferrals times in a row that a task is put off
   */
  record Retry(
      @DefaultValue("5") @Min(1) @Max(100) int maxAttempts,
      @DefaultValue("2") @Min(0) @Max(10) int maxReworks,
      @DefaultValue("10") @Min(0) @Max(1000) int maxDeferrals) {

    RetryPolicy policy() {
      return new RetryPolicy(maxAttempts, maxReworks, maxDeferrals);
    }
  }

  /** The settings of one table. */
  record Loop(int threads, Duration heartbeat, int missedHeartbeats) {

    /** How old the last beat of a live row can be. */
    Duration deadAfter() {
      return heartbeat.multipliedBy(missedHeartbeats);
    }
  }
}
