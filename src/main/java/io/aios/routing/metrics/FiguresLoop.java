package io.aios.routing.metrics;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Reads the standing figures again and again, from the start of a node until it stops. */
final class FiguresLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(FiguresLoop.class);

  private final StandingFigures figures;
  private final Duration pause;
  // A platform thread: an interrupt at a stop would close a connection under a virtual one.
  private final ScheduledExecutorService reading =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("standing-figures").factory());
  private volatile boolean running;
  private boolean readable = true; // used by the thread that reads, alone

  FiguresLoop(StandingFigures figures, Duration pause) {
    this.figures = figures;
    this.pause = pause;
  }

  @Override
  public void start() {
    running = true;
    Future<?> unused =
        reading.scheduleWithFixedDelay(this::read, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    running = false;
    reading.shutdown();
    try {
      if (!reading.awaitTermination(1, TimeUnit.SECONDS)) {
        log.debug("The node stops while its figures are read");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void read() {
    try {
      figures.read();
      readable = true;
    } catch (DataAccessException unreachable) {
      if (readable) {
        log.warn("What is held cannot be shown to dashboards: {}", unreachable.getMessage());
      }
      readable = false;
    } catch (RuntimeException bug) {
      // A loop that may catch everything: a bug must not end the reading for good.
      log.error("The figures for dashboards cannot be read", bug);
    }
  }
}
