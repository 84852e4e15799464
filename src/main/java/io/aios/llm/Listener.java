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
}
