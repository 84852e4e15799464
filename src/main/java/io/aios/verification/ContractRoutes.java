package io.aios.verification;

import java.util.ArrayList;
import java.util.List;

/**
 * What a contract offers to callers.
 *
 * @param bases paths of its servers that stand before every route, e.g. {@code /v1}; often none
 * @param routes its operations in the order of the contract
 */
public record ContractRoutes(List<String> bases, List<Route> routes) {

  /** More than an application has; the rest of a longer contract is not looked at. */
  public static final int MOST_ROUTES = 500;

  public ContractRoutes {
    bases = List.copyOf(bases);
    routes = List.copyOf(routes.subList(0, Math.min(routes.size(), MOST_ROUTES)));
  }

  /** The ways in which a route may be written: as in the contract, and below each server's path. */
  List<PathShape> shapes(Route route) {
    List<PathShape> shapes = new ArrayList<>();
    shapes.add(PathShape.of(route.path()));
    for (String base : bases) {
      shapes.add(PathShape.of(base + "/" + route.path()));
    }
    return shapes;
  }
}
