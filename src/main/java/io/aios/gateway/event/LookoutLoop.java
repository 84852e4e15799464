package io.aios.gateway.event;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps looking from the moment when the node is ready until it stops. */
final class LookoutLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LookoutLoop.class);

  private final Lookout lookout;
  private final Duration pause;
  // A platform thread: an interrupt at a stop would close a connection under a virtual one.
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("event-lookout").factory());
  private volatile boolean running;

  LookoutLoop(Lookout lookout, Duration pause) {
    this.lookout = lookout;
    this.pause = pause;
  }

  @Override
  public void start() {
    running = true;
    Future<?> unused =
        looking.scheduleWithFixedDelay(this::look, 0, pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void stop() {
    running = false;
    looking.shutdownNow();
    try {
      if (!looking.awaitTermination(1, TimeUnit.SECONDS)) {
        log.debug("The node stops while it looks for events");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void look() {
    try {
      lookout.look();
    } catch (RuntimeException bug) {
      // One of the loops that may catch everything: a bug must not end the looking for good.
      log.error("Nobody can see whether there are new events", bug);
    }
  }
}
