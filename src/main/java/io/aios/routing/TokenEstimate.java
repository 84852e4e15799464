package io.aios.routing;

import io.aios.llm.Prompt;
import io.aios.llm.TokenUsage;

/** Says before a call how many tokens its prompt has, rather too many than too few. Thread-safe. */
public interface TokenEstimate {

  /** Tokens of the instructions, tools and all turns together, as this model counts them. */
  long tokens(Prompt prompt, Offer offer);

  /** Lets the estimate learn from what the provider counted. */
  default void learn(Prompt prompt, Offer offer, TokenUsage counted) {}
}
