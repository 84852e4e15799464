package io.aios.routing;

import io.aios.ledger.Ledger;
import io.aios.llm.Provider;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks one ranked model after another, each call with money set aside before and settled after.
 *
 * <p>A failure decides what comes next: the same model again after a wait, the next model, or the
 * end. Calls and waits of one ask are bounded by {@link Patience}. An ask that was answered before,
 * by any model, gets the stored answer and calls none. A gate that is shut ends the ask after the
 * hold in hand is ended, with hope for later; so does an interrupt, with the thread's flag set.
 */
public final class HoldingRouter implements Router {

  private final Catalog catalog;
  private final RoutingPolicy policy;
  private final Means means;

  /**
   * @throws IllegalStateException if two providers have the same name
   */
  public HoldingRouter(
      Catalog catalog,
      RoutingPolicy policy,
      Ledger ledger,
      List<Provider> providers,
      Perseverance perseverance) {
    this.catalog = catalog;
    this.policy = policy;
    this.means = new Means(policy.name(), ledger, byName(providers), perseverance);
  }

  private static Map<String, Provider> byName(List<Provider> providers) {
    return providers.stream().collect(Collectors.toMap(Provider::name, Function.identity()));
  }

  @Override
  public Answer ask(Ask ask, CallGate gate) {
    return new Inquiry(means, ask, policy.rank(ask, catalog), gate).run();
  }
}
