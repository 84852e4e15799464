package io.aios.llm.guarded;

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
   * @param why in one sentence, and when calls are made again
   */
  record Refused(String why) implements Passage {}
}
