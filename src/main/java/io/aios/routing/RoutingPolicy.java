package io.aios.routing;

/** Ranks offers for an ask. A pure function: filters are hard, scores only rank. */
public interface RoutingPolicy {

  /** Puts what may be asked in order, and says of the rest why not. */
  Ranking rank(Ask ask, Market market);
}
