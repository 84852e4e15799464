package io.aios.routing;

import io.aios.llm.ModelId;
import io.aios.llm.Prompt;
import java.util.UUID;

/** What providers are likely to have in their caches. Thread-safe. */
public interface Warmth {

  /** Nothing. */
  Warmth COLD = (project, prompt, model) -> 0;

  /**
   * The share of the prompt that the model is likely to read from its cache, 0 to 1.
   *
   * @param project whose conversation it is
   */
  double share(UUID project, Prompt prompt, ModelId model);
}
