package io.aios.routing;

/** Says how the market stands. Thread-safe, and quick: it is asked before every decision. */
public interface Markets {

  Market now();
}
