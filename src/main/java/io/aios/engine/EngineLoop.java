package io.aios.engine;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import io.aios.database.Channel;
import io.aios.database.Signals;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Runs a scheduler from the moment when the node is ready until it stops, and has it look at its
 * table at each signal. Takes no more work from the moment when the node is asked to stop; stops
 * before the web server, the pool and the database.
 */
public final class EngineLoop
    implements SmartLifecycle, ApplicationListener<ContextClosedEvent>, Ordered {

  private static final Signals.Subscription NONE = () -> {};

  private final Scheduler scheduler;
  private final Pulse pulse;
  private final Signals signals;
  private final Channel channel;
  private final AtomicReference<Signals.Subscription> subscription = new AtomicReference<>(NONE);

  EngineLoop(Scheduler scheduler, Pulse pulse, Signals signals, Channel channel) {
    this.scheduler = scheduler;
    this.pulse = pulse;
    this.signals = signals;
    this.channel = channel;
  }

  /**
   * Has somebody told whenever running work turns out to have lost its lease: its row was given to
   * another process, so whatever it still does is for nothing. What has just ended may be told of
   * too.
   */
  public EngineLoop whenLost(Consumer<Lease> told) {
    scheduler.registerSchedulerListener(
        new AbstractSchedulerListener() {
          @Override
          public void onExecutionFailedHeartbeat(CurrentlyExecuting running) {
            told.accept(Lease.of(running.getExecution()));
          }
        });
    return this;
  }

  @Override
  public void start() {
    scheduler.start();
    subscription.set(signals.listen(channel, payload -> scheduler.triggerCheckForDueExecutions()));
  }

  /** The node is asked to stop: what runs goes on, and what is due is left to others. */
  @Override
  public void onApplicationEvent(ContextClosedEvent closed) {
    scheduler.pause();
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  /** Heartbeats go on until the last work has ended, or was given up. */
  @Override
  public void stop() {
    subscription.getAndSet(NONE).close();
    scheduler.stop();
  }

  /** Up while it takes work: it has started, nobody asked it to stop, and it is not stuck. */
  public Health health() {
    boolean takesWork = isRunning() && !scheduler.getSchedulerState().isPaused() && pulse.isFelt();
    return (takesWork ? Health.up() : Health.down()).build();
  }

  @Override
  public boolean isRunning() {
    return scheduler.getSchedulerState().isStarted()
        && !scheduler.getSchedulerState().isShuttingDown();
  }
}
