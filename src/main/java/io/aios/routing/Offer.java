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
 */
public record Offer(
    ModelId model,
    Tier tier,
    PriceList prices,
    int contextWindow,
    int maxOutput,
    ModelCard card,
    Lifetime lifetime,
    Origin origin) {

  public Offer {
    if (contextWindow < 1 || maxOutput < 1 || maxOutput > contextWindow) {
      throw new IllegalArgumentException(model + " has impossible limits of length");
    }
  }
}
