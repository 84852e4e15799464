package io.aios.routing;

import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;

/**
 * A model that can be bought.
 *
 * @param tier how capable it is
 * @param prices what it costs
 * @param contextWindow most tokens of prompt and reply together
 * @param maxOutput most tokens of a reply
 * @param card what it can do
 * @param lifetime how long it can be called
 * @param origin whether a real model stands behind it
 * @param quality how well it does in public benchmarks
 * @param local whether it runs in the house, so that no prompt leaves it
 */
public record Offer(
    ModelId model,
    Tier tier,
    PriceList prices,
    int contextWindow,
    int maxOutput,
    ModelCard card,
    Lifetime lifetime,
    Origin origin,
    Quality quality,
    boolean local) {

  public Offer {
    if (contextWindow < 1 || maxOutput < 1 || maxOutput > contextWindow) {
      throw new IllegalArgumentException(model + " has impossible limits of length");
    }
  }

  /** A model of which no quality is published; a simulated one runs in the house. */
  public Offer(
      ModelId model,
      Tier tier,
      PriceList prices,
      int contextWindow,
      int maxOutput,
      ModelCard card,
      Lifetime lifetime,
      Origin origin) {
    this(
        model,
        tier,
        prices,
        contextWindow,
        maxOutput,
        card,
        lifetime,
        origin,
        Quality.UNKNOWN,
        origin == Origin.SIMULATED);
  }

  /** The same offer by a server that is not in the house. */
  Offer remote() {
    return new Offer(
        model, tier, prices, contextWindow, maxOutput, card, lifetime, origin, quality, false);
  }
}
