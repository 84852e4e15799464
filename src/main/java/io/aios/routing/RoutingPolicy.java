package io.aios.routing;

import java.time.LocalDate;

/** Ranks offers for an ask. A pure function: filters are hard, scores only rank. */
public interface RoutingPolicy {

  /** Lower-case name, e.g. {@code cost}; a label in metrics. */
  String name();

  /**
   * Puts what may be asked in order, and says of the rest why not.
   *
   * @param today in UTC; prices and retirements depend on it
   */
  Ranking rank(Ask ask, Catalog catalog, LocalDate today);
}
