package io.aios.worker;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Looks once a second which work is in vain, from the moment when the node is ready until it stops:
 * the signal that a project has ended may be lost.
 */
final class RecallLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RecallLoop.class);
  private static final long PAUSE_MILLIS = 1_000;

  private final Recall recall;
  // A platform thread: an interrupt at a stop would close a connection under a virtual one.
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("recall").factory());
  private volatile boolean running;
  private boolean heard = true; // used by the thread of the loop, alone

  RecallLoop(Recall recall) {
    this.recall = recall;
  }

  @Override
  public void start() {
    running = true;
    Future<?> unused =
        looking.scheduleWithFixedDelay(
            this::round, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    running = false;
    looking.shutdown();
    try {
      if (!looking.awaitTermination(1, TimeUnit.SECONDS)) {
        log.info("The node stops while it looks for work that is in vain");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void round() {
    try {
      recall.look();
      heard = true;
    } catch (DataAccessException unreachable) {
      if (heard) {
        log.warn("Work that is in vain cannot be found for now: {}", unreachable.getMessage());
      }
      heard = false;
    } catch (RuntimeException bug) {
      // One of the loops that may catch everything: a bug must not end it for good.
      log.error("Work that is in vain cannot be found", bug);
    }
  }
}
