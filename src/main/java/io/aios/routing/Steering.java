package io.aios.routing;

/**
 * Changes what is asked for before it is ranked, e.g. for an experiment. A pure function of its
 * arguments and of how it was configured. Thread-safe.
 */
public interface Steering {

  /** The ask as it is to be ranked; the same one if there is nothing to change. */
  Ask steer(Ask ask, Market market);
}
