package io.aios.routing;

import io.aios.llm.Listener;

/**
 * Answers asks: ranks offers, sets money aside, calls the model, settles what the provider
 * reported, and falls back to the next offer when a call fails. Thread-safe; blocks the caller's
 * thread.
 */
public interface Router {

  /**
   * Asks until there is an answer or no hope for one.
   *
   * @param gate ends the ask early when it is shut: no model is called any more, and the call that
   *     is under way is broken off
   * @param listener hears each reply while it is written, also one that fails in the end
   */
  Answer ask(Ask ask, CallGate gate, Listener listener);
}
