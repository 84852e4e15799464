package io.aios.routing.limits;

import java.util.function.Supplier;

/** Runs statements of threads that may be interrupted. */
final class Uninterrupted {

  private Uninterrupted() {}

  /**
   * Runs it with the flag lowered: on a virtual thread an interrupt that is pending would close the
   * connection under the statement.
   */
  static <T> T get(Supplier<T> statement) {
    boolean interrupted = Thread.interrupted();
    try {
      return statement.get();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
