package io.aios.routing.market;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Keeps the market up to date while the node runs. Without the database it stays as it was. */
final class MarketLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MarketLoop.class);
  private static final int SECONDS_BETWEEN_LOOKS = 3;
  private static final int SECONDS_BETWEEN_RECORDS = 15;

  private final Newsroom newsroom;
  private final LiveMarkets markets;
  // A platform thread: an interrupt at a stop would close a connection under a virtual one.
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("market").factory());
  private volatile boolean running;
  private boolean heard = true; // used by the thread that looks, alone

  MarketLoop(Newsroom newsroom, LiveMarkets markets) {
    this.newsroom = newsroom;
    this.markets = markets;
  }

  @Override
  public void start() {
    running = true;
    every(SECONDS_BETWEEN_LOOKS, () -> newsroom.tellWeather(markets));
    every(SECONDS_BETWEEN_RECORDS, () -> newsroom.tellRecord(markets));
  }

  @Override
  public void stop() {
    running = false;
    looking.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void every(int seconds, Runnable telling) {
    Future<?> unused =
        looking.scheduleWithFixedDelay(() -> attempt(telling), 0, seconds, TimeUnit.SECONDS);
  }

  private void attempt(Runnable telling) {
    try {
      telling.run();
      heard = true;
    } catch (DataAccessException away) {
      if (heard) {
        log.warn("The market stays as it was last heard of: {}", away.getMessage());
      }
      heard = false;
    } catch (RuntimeException bug) {
      // One of the loops that may catch everything: a bug must not end the looking for good.
      log.error("The market cannot be looked at", bug);
    }
  }
}
