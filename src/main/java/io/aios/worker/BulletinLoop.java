package io.aios.worker;

import io.aios.llm.ProviderVitals;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Tells how the providers fare, and has those checked that nobody uses, from the moment when the
 * node is ready until it stops. A check that hangs delays no bulletin.
 */
final class BulletinLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BulletinLoop.class);
  private static final int SECONDS_BETWEEN_BULLETINS = 5;
  private static final int SECONDS_BETWEEN_CHECKS = 60;

  private final Bulletin bulletin;
  private final ProviderVitals vitals;
  // Platform threads: an interrupt at a stop would close a connection under a virtual one.
  private final ScheduledExecutorService telling =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("provider-bulletin").factory());
  private final ScheduledExecutorService checking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("provider-check").factory());
  private volatile boolean running;
  private boolean heard = true; // used by the thread that tells, alone

  BulletinLoop(Bulletin bulletin, ProviderVitals vitals) {
    this.bulletin = bulletin;
    this.vitals = vitals;
  }

  @Override
  public void start() {
    running = true;
    Future<?> unused =
        telling.scheduleWithFixedDelay(this::tell, 0, SECONDS_BETWEEN_BULLETINS, TimeUnit.SECONDS);
    unused =
        checking.scheduleWithFixedDelay(this::check, 0, SECONDS_BETWEEN_CHECKS, TimeUnit.SECONDS);
  }

  @Override
  public void stop() {
    running = false;
    checking.shutdownNow();
    telling.execute(this::withdraw);
    telling.shutdown();
    try {
      if (!telling.awaitTermination(1, TimeUnit.SECONDS)) {
        log.info("The node stops without taking back what it said about its providers");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void tell() {
    try {
      bulletin.tell();
      heard = true;
    } catch (DataAccessException unreachable) {
      if (heard) {
        log.warn("Other nodes cannot be told how the providers fare: {}", unreachable.getMessage());
      }
      heard = false;
    } catch (RuntimeException bug) {
      // One of the loops that may catch everything: a bug must not end the telling for good.
      log.error("The providers cannot be described", bug);
    }
  }

  private void check() {
    try {
      vitals.checkIdle();
    } catch (RuntimeException bug) {
      log.error("The providers cannot be checked", bug);
    }
  }

  private void withdraw() {
    try {
      bulletin.withdraw();
    } catch (DataAccessException unreachable) {
      log.debug("What was said about the providers vanishes by itself", unreachable);
    }
  }
}
