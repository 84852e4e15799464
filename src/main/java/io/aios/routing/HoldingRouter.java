package io.aios.routing;

import io.aios.ledger.Ledger;
import io.aios.llm.Listener;
import io.aios.llm.Providers;
import java.time.InstantSource;

/**
 * Asks one ranked model after another, each call with money set aside before and settled after.
 *
 * <p>A failure decides what comes next: the same model again after a wait, the next model, or the
 * end. Calls and waits of one ask are bounded by {@link Patience}. Before a model is passed over
 * for want of money, its provider is asked to count the prompt, where that can make it fit. An ask
 * that was answered before, by any model, gets the stored answer and calls none. A gate that is
 * shut ends the ask after the hold in hand is ended, with hope for later; so does an interrupt,
 * with the thread's flag set.
 */
public final class HoldingRouter implements Router {

  private final Catalog catalog;
  private final RoutingPolicy policy;
  private final Means means;

  /**
   * @param clock says what day it is
   */
  public HoldingRouter(
      Catalog catalog,
      RoutingPolicy policy,
      Ledger ledger,
      Providers providers,
      TokenEstimate estimate,
      Perseverance perseverance,
      InstantSource clock) {
    this.catalog = catalog;
    this.policy = policy;
    this.means = new Means(policy.name(), ledger, providers, estimate, perseverance, clock);
  }

  @Override
  public Answer ask(Ask ask, CallGate gate, Listener listener) {
    Ranking ranking = policy.rank(ask, catalog, means.today());
    return new Inquiry(means, ask, ranking, gate, listener).run();
  }
}
