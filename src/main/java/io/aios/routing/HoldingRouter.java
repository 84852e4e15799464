package io.aios.routing;

import io.aios.llm.Listener;

/**
 * Asks one ranked model after another, each call with money set aside before and settled after.
 *
 * <p>A failure decides what comes next: the same model again after a wait, the next model, or the
 * end. Calls and waits of one ask are bounded by {@link Patience}. Before a model is passed over
 * for want of money, its provider is asked to count the prompt, where that can make it fit. Where
 * no model of the asked tier can be paid, one of a lower tier is asked, if the ask allows that. An
 * ask that was answered before, by any model, gets the stored answer and calls none. A gate that is
 * shut ends the ask after the hold in hand is ended, with hope for later; so does an interrupt,
 * with the thread's flag set.
 */
public final class HoldingRouter implements Router {

  private final RoutingPolicy policy;
  private final Markets markets;
  private final Steering steering;
  private final Means means;

  /**
   * @param steering what may change an ask before it is ranked
   */
  public HoldingRouter(RoutingPolicy policy, Markets markets, Steering steering, Means means) {
    this.policy = policy;
    this.markets = markets;
    this.steering = steering;
    this.means = means;
  }

  @Override
  public Answer ask(Ask ask, CallGate gate, Listener listener) {
    Market market = markets.now();
    return new Inquiry(means, policy, steering.steer(ask, market), market, gate, listener).run();
  }
}
