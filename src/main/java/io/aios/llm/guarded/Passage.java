package io.aios.llm.guarded;

import io.aios.llm.ModelFailure;

/** Whether a breaker lets a call through. */
sealed interface Passage {

  /**
   * It does; the call must leave once.
   *
   * @param era counts the breaker's changes of state: what a call says is about the state that let
   *     it through, and no other
   */
  record Granted(long era) implements Passage {}

  /**
   * It does not.
   *
   * @param failure what the call fails with: why, and when calls are made again
   */
  record Refused(ModelFailure failure) implements Passage {}
}
