package io.aios.routing.limits;

import io.aios.database.Channel;
import io.aios.database.Signals;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Keeps the seats of this process while it lives, and wakes those whose turn it is. A process
 * without a seat, and without one who waits, asks nothing.
 */
final class SeatLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SeatLoop.class);
  private static final int SECONDS_BETWEEN_LOOKS = 2;

  private final Seats seats;
  private final Signals.Subscription subscription;
  // A platform thread: an interrupt at a stop would close a connection under a virtual one.
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("turnstile").factory());
  private volatile boolean running;
  private boolean heard = true; // used by the thread that looks, alone

  SeatLoop(Seats seats, Signals signals) {
    this.seats = seats;
    this.subscription = signals.listen(Channel.TURNSTILE, seats::hear);
  }

  @Override
  public void start() {
    running = true;
    Future<?> unused =
        looking.scheduleWithFixedDelay(
            this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
  }

  /** Leases outlast a stop by far, so calls that end meanwhile still have their seats. */
  @Override
  public void stop() {
    running = false;
    looking.shutdown();
    subscription.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void look() {
    try {
      seats.renew();
      heard = true;
    } catch (DataAccessException away) {
      if (heard) {
        log.warn("Seats cannot be renewed, and are lost in {}", SeatTable.LEASE, away);
      }
      heard = false;
    } catch (RuntimeException bug) {
      // One of the loops that may catch everything: a bug must not end the renewing for good.
      log.error("Seats cannot be renewed", bug);
    }
  }
}
