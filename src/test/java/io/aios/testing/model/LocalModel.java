package io.aios.testing.model;

import java.math.BigDecimal;

/**
 * A model on hardware of one's own, as the local server sells it.
 *
 * @param input US dollars for 1,000,000 tokens of prompts
 * @param output the same of replies
 */
public record LocalModel(String id, BigDecimal input, BigDecimal output) {

  public LocalModel(String id, String input, String output) {
    this(id, new BigDecimal(input), new BigDecimal(output));
  }
}
