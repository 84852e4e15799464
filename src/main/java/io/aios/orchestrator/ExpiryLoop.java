package io.aios.orchestrator;

import io.aios.ledger.Ledger;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Ends holds whose calls are lost, every half minute or so, from the moment when the node is ready
 * until it stops. Any number of nodes may do so side by side.
 */
final class ExpiryLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ExpiryLoop.class);

  private static final int MOST_AT_ONCE = 100;
  private static final long SHORTEST_WAIT_MILLIS = 25_000;
  private static final long LONGEST_WAIT_MILLIS = 35_000;

  private final Ledger ledger;
  private final RandomGenerator random;
  // A platform thread: an interrupt at a stop would close a connection under a virtual one.
  private final ScheduledExecutorService expiring =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hold-expiry").factory());
  private volatile boolean running;
  private boolean heard = true; // used by the thread of the loop, alone

  ExpiryLoop(Ledger ledger, RandomGenerator random) {
    this.ledger = ledger;
    this.random = random;
  }

  @Override
  public void start() {
    running = true;
    next();
  }

  @Override
  public void stop() {
    running = false;
    expiring.shutdownNow();
    try {
      if (!expiring.awaitTermination(1, TimeUnit.SECONDS)) {
        log.info("The node stops while holds expire; another one goes on with it");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Nodes that started together do not come together for long. */
  private void next() {
    long wait = random.nextLong(SHORTEST_WAIT_MILLIS, LONGEST_WAIT_MILLIS);
    Future<?> unused = expiring.schedule(this::round, wait, TimeUnit.MILLISECONDS);
  }

  private void round() {
    try {
      int expired = expireAll();
      if (expired > 0) {
        log.warn("{} calls were not ended in time; what was held for them is charged", expired);
      }
      heard = true;
    } catch (DataAccessException unreachable) {
      if (heard) {
        log.warn("Holds cannot expire for now: {}", unreachable.getMessage());
      }
      heard = false;
    } catch (RuntimeException bug) {
      // One of the loops that may catch everything: a bug must not end it for good.
      log.error("Holds cannot expire", bug);
    }
    if (running) {
      next();
    }
  }

  /** All that are due, a few at a time, so that no account is locked for long; how many. */
  int expireAll() {
    int all = 0;
    int some = MOST_AT_ONCE;
    while (some == MOST_AT_ONCE && !Thread.currentThread().isInterrupted()) {
      some = ledger.expire(MOST_AT_ONCE);
      all += some;
    }
    return all;
  }
}
