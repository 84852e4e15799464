package io.aios.routing;

import io.aios.llm.ModelId;
import io.aios.llm.Origin;

/**
 * A model that can be bought.
 *
 * @param tier how capable it is
 * @param price its list price
 * @param contextWindow most tokens of prompt and reply together
 * @param maxOutput most tokens of a reply
 * @param origin whether a real model stands behind it
 */
public record Offer(
    ModelId model, Tier tier, Price price, int contextWindow, int maxOutput, Origin origin) {

  public Offer {
    if (contextWindow < 1 || maxOutput < 1 || maxOutput > contextWindow) {
      throw new IllegalArgumentException(model + " has impossible limits of length");
    }
  }
}
