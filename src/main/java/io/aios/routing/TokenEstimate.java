package io.aios.routing;

import io.aios.llm.Prompt;

/** Says before a call how many tokens its prompt has, rather too many than too few. */
@FunctionalInterface
public interface TokenEstimate {

  /** Tokens of the instructions and all turns together. */
  long tokens(Prompt prompt);
}
