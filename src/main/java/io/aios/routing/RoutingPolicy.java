package io.aios.routing;

/** Ranks offers for an ask. A pure function: filters are hard, scores only rank. */
public interface RoutingPolicy {

  /** Lower-case name, e.g. {@code cost}; a label in metrics. */
  String name();

  Ranking rank(Ask ask, Catalog catalog);
}
