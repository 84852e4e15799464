package io.aios.routing;

import java.util.List;

/**
 * Changes what is asked for before it is ranked, e.g. for an experiment. A pure function of its
 * arguments and of how it was configured. Thread-safe.
 */
public interface Steering {

  /** Each after the other, in this order. */
  static Steering all(List<Steering> steerings) {
    List<Steering> order = List.copyOf(steerings);
    return (ask, market) -> {
      Ask steered = ask;
      for (Steering steering : order) {
        steered = steering.steer(steered, market);
      }
      return steered;
    };
  }

  /** The ask as it is to be ranked; the same one if there is nothing to change. */
  Ask steer(Ask ask, Market market);
}
