package io.aios.worker;

import io.aios.project.WorkerReports;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;

/**
 * Tells every few seconds what this worker serves and how busy it is, from the moment when the node
 * is ready until its last work has ended, and at once when it is asked to stop.
 */
final class RosterLoop implements SmartLifecycle, ApplicationListener<ContextClosedEvent>, Ordered {

  private static final Logger log = LoggerFactory.getLogger(RosterLoop.class);
  private static final int SECONDS_BETWEEN_REPORTS = 5;

  private final String node;
  private final Places places;
  private final WorkerReports reports;
  private final InstantSource clock;
  // A platform thread: an interrupt at a stop would close a connection under a virtual one.
  private final ScheduledExecutorService telling =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("worker-roster").factory());
  private volatile boolean running;
  private boolean heard = true; // used by the thread that tells, alone

  RosterLoop(String node, Places places, WorkerReports reports, InstantSource clock) {
    this.node = node;
    this.places = places;
    this.reports = reports;
    this.clock = clock;
  }

  @Override
  public void start() {
    running = true;
    Future<?> unused =
        telling.scheduleWithFixedDelay(this::tell, 0, SECONDS_BETWEEN_REPORTS, TimeUnit.SECONDS);
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent closed) {
    places.drain();
    if (running) {
      telling.execute(this::tell);
    }
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void stop() {
    running = false;
    telling.execute(this::withdraw);
    telling.shutdown();
    try {
      if (!telling.awaitTermination(1, TimeUnit.SECONDS)) {
        log.info("The worker stops without saying so; others notice in {}", WorkerReports.VALIDITY);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Outlives the loop that performs tasks. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1;
  }

  private void tell() {
    try {
      reports.publish(node, places.reports(), clock.instant());
      heard = true;
    } catch (DataAccessException unreachable) {
      if (heard) {
        log.warn("Nobody can be told what this worker does: {}", unreachable.getMessage());
      }
      heard = false;
    } catch (RuntimeException bug) {
      // One of the loops that may catch everything: a bug must not end the telling for good.
      log.error("What this worker does cannot be told", bug);
    }
  }

  private void withdraw() {
    try {
      reports.withdraw(node);
    } catch (DataAccessException unreachable) {
      log.debug("What this worker said about itself vanishes by itself", unreachable);
    }
  }
}
