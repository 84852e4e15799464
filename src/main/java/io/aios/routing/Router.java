package io.aios.routing;

/**
 * Answers asks: ranks offers, sets money aside, calls the model, settles what the provider
 * reported, and falls back to the next offer when a call fails. Thread-safe; blocks the caller's
 * thread.
 */
public interface Router {

  Answer ask(Ask ask);
}
