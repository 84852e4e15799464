package io.aios.llm;

import java.time.Duration;

/** Lets time pass between two tries. */
@FunctionalInterface
public interface Pause {

  /**
   * Blocks for so long.
   *
   * @throws InterruptedException if the thread was interrupted meanwhile
   */
  void last(Duration duration) throws InterruptedException;
}
