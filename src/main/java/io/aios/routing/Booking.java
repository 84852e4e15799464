package io.aios.routing;

import io.aios.llm.Pause;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Books how a call ended, whatever happens: on a thread that is being stopped, whose interrupt
 * would close the connection to the database under the statement, and through a short absence of
 * the database, which must not cost a reply that is paid for.
 *
 * @param pause lets time pass between two tries
 */
record Booking(Pause pause) {

  private static final int MOST_TRIES = 7;

  /** Doubles with each try: not quite sixteen seconds in all, besides the tries themselves. */
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);

  /**
   * Makes an entry of the ledger that can be made again without harm, up to seven times. An
   * interrupt waits until it is made.
   *
   * @throws IllegalStateException as the ledger does, at once: it refused, and will again
   */
  <T> T make(Supplier<T> entry) {
    boolean stopping = Thread.interrupted();
    try {
      for (int tries = 1; ; tries++) {
        Optional<T> made = made(entry, tries);
        if (made.isPresent()) {
          return made.get();
        }
        stopping |= isStoppedWithin(FIRST_WAIT.multipliedBy(1L << (tries - 1)));
      }
    } finally {
      if (stopping) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static <T> Optional<T> made(Supplier<T> entry, int tries) {
    try {
      return Optional.of(entry.get());
    } catch (IllegalStateException | IllegalArgumentException refused) {
      throw refused;
    } catch (RuntimeException absent) {
      if (tries == MOST_TRIES) {
        throw absent;
      }
      return Optional.empty();
    }
  }

  private boolean isStoppedWithin(Duration wait) {
    try {
      pause.last(wait);
      return false;
    } catch (InterruptedException stopping) {
      return true;
    }
  }
}
