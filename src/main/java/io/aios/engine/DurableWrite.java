package io.aios.engine;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a transaction, and runs it again when PostgreSQL gave it up for the sake of another one
 * (deadlock, serialization). Without this a completion that lost such a race would only be made up
 * for when its row is declared dead. An interrupt that is pending waits until the transaction has
 * ended: on a virtual thread it would close the connection. Thread-safe.
 */
public final class DurableWrite {

  private static final int MOST_TRIES = 3;

  private final TransactionTemplate transactions;

  public DurableWrite(TransactionTemplate transactions) {
    this.transactions = transactions;
  }

  /** Runs the work in one transaction; it may run up to three times, each from the start. */
  public void run(Runnable work) {
    call(() -> {
      work.run();
      return true;
    });
  }

  /** As {@link #run}, with a result. */
  public <T> T call(Supplier<T> work) {
    boolean interrupted = Thread.interrupted();
    try {
      return tried(work);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private <T> T tried(Supplier<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return transactions.execute(status -> work.get());
      } catch (ConcurrencyFailureException lost) {
        if (tries == MOST_TRIES) {
          throw lost;
        }
      }
    }
  }
}
