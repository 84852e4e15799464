package io.aios.llm;

/**
 * Hears a reply while it is written. Called on the thread that waits for the reply, in order, and
 * never after the call has ended; what it throws ends the call.
 */
@FunctionalInterface
public interface Listener {

  /** Does not care. */
  Listener NONE = delta -> {};

  void heard(Delta delta);

  /**
   * What was heard so far is void: the call has failed, and another one, of the same or another
   * model, starts to answer from the beginning. Only called if a text was heard.
   *
   * @param why in words for a person
   */
  default void startsOver(String why) {}
}
