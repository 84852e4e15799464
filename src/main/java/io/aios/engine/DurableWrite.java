package io.aios.engine;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import io.aios.database.Outage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a transaction, and runs it again when the database was away, broke off, or gave it up for
 * the sake of another one, for half a minute at most: work of minutes must not be lost to an
 * absence of seconds, and a row is given to another process only after a longer one. An interrupt
 * waits until the end: on a virtual thread it would close the connection. Thread-safe.
 */
public final class DurableWrite {

  private static final Logger log = LoggerFactory.getLogger(DurableWrite.class);

  /**
   * Shorter than the lease of agent work, 40 s; that of control, 20 s, may end before: then the
   * removal of the row fails, and another process does it all.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final Rest rest;

  /**
   * @param rest lets time pass between two tries
   */
  public DurableWrite(TransactionTemplate transactions, InstantSource clock, Rest rest) {
    this.transactions = transactions;
    this.clock = clock;
    this.rest = rest;
  }

  /** Lets time pass between two tries. */
  @FunctionalInterface
  public interface Rest {

    /**
     * Blocks for so long.
     *
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    void last(Duration pause) throws InterruptedException;
  }

  /** Runs the work in one transaction; it may run several times, each from the start. */
  public void run(Runnable work) {
    call(() -> done(work));
  }

  /** As {@link #run}, with a result. */
  public <T> T call(Supplier<T> work) {
    return uninterrupted(clock.instant().plus(PATIENCE), work);
  }

  /** As {@link #run}, but gives up at the first failure: for what may be missed. */
  public void runOnce(Runnable work) {
    uninterrupted(Instant.MIN, () -> done(work));
  }

  /**
   * Ends the work of a row: removes the row, which fails if another process has taken it over, and
   * does the rest, in one transaction. When it is unknown whether a try was committed and the next
   * one finds the row gone, then it was, or another process does it all: both are the end.
   */
  public void complete(ExecutionOperations<Void> row, Runnable rest) {
    var unsure = new AtomicBoolean();
    run(() -> {
      try {
        row.remove();
      } catch (ExecutionException gone) {
        if (unsure.get()) {
          log.info("The end of a row was not confirmed, but it is gone: {}", gone.getMessage());
          return;
        }
        throw gone;
      }
      rest.run();
      unsure.set(true);
    });
  }

  private <T> T uninterrupted(Instant until, Supplier<T> work) {
    boolean interrupted = Thread.interrupted();
    try {
      for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
        try {
          return transactions.execute(status -> work.get());
        } catch (RuntimeException failure) {
          if (!Outage.explains(failure) || !clock.instant().plus(pause).isBefore(until)) {
            throw failure;
          }
          log.debug("A transaction is tried again in {}", pause, failure);
        }
        interrupted |= isInterruptedWithin(pause);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean isInterruptedWithin(Duration pause) {
    try {
      rest.last(pause);
      return false;
    } catch (InterruptedException stopping) {
      return true;
    }
  }

  private static boolean done(Runnable work) {
    work.run();
    return true;
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }
}
