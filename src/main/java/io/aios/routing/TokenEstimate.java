package io.aios.routing;

import io.aios.llm.Prompt;
import io.aios.llm.TokenUsage;
import java.util.function.ToLongFunction;

/** Says before a call how many tokens its prompt has, rather too many than too few. Thread-safe. */
public interface TokenEstimate {

  /** Tokens of the instructions, tools and all turns together, as this model counts them. */
  long tokens(Prompt prompt, Offer offer);

  /**
   * The same for many models, with what they have in common measured once. For one thread.
   *
   * @return tokens of the prompt as each model counts them
   */
  default ToLongFunction<Offer> gauge(Prompt prompt) {
    return offer -> tokens(prompt, offer);
  }

  /** Lets the estimate learn from what the provider counted. */
  default void learn(Prompt prompt, Offer offer, TokenUsage counted) {}
}
