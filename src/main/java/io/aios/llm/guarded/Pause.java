package io.aios.llm.guarded;

import java.time.Duration;

/** Lets time pass before a call is tried again. */
@FunctionalInterface
interface Pause {

  /**
   * Blocks for so long.
   *
   * @throws InterruptedException if the thread was interrupted meanwhile
   */
  void last(Duration duration) throws InterruptedException;
}
