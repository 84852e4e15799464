package io.aios.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.aios.database.Channel;
import io.aios.database.Signals;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a scheduler from the moment when the node is ready until it stops, and has it look at its
 * table at each signal. Stops before the web server, the pool and the database.
 */
public final class EngineLoop implements SmartLifecycle {

  private static final Signals.Subscription NONE = () -> {};

  private final Scheduler scheduler;
  private final Signals signals;
  private final Channel channel;
  private final AtomicReference<Signals.Subscription> subscription = new AtomicReference<>(NONE);

  EngineLoop(Scheduler scheduler, Signals signals, Channel channel) {
    this.scheduler = scheduler;
    this.signals = signals;
    this.channel = channel;
  }

  @Override
  public void start() {
    scheduler.start();
    subscription.set(signals.listen(channel, payload -> scheduler.triggerCheckForDueExecutions()));
  }

  @Override
  public void stop() {
    subscription.getAndSet(NONE).close();
    scheduler.stop();
  }

  @Override
  public boolean isRunning() {
    return scheduler.getSchedulerState().isStarted()
        && !scheduler.getSchedulerState().isShuttingDown();
  }
}
