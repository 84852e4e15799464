package io.aios.llm;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Sells completions. Thread-safe; a call blocks its (virtual) thread until the answer is complete
 * or has failed, and an interrupt of the thread ends it as {@link ModelFailure.Interrupted} with
 * the interrupt flag set again.
 */
public interface Provider {

  /** The name that {@link ModelId#provider()} refers to. */
  String name();

  /** Whether real models stand behind it. */
  Origin origin();

  /**
   * Whether prompts stay in the house: nobody outside this machine and its private network reads
   * them. May look its address up, so it can take a moment.
   */
  default boolean isInHouse() {
    return origin() == Origin.SIMULATED;
  }

  /**
   * Has the model answer the prompt once. Expected failures are values; nothing is retried here.
   *
   * @param model a model of this provider; an unknown one is {@link ModelFailure.NotOffered}
   * @param listener hears the reply while it is written
   */
  ModelResult complete(ModelId model, Prompt prompt, Listener listener);

  /**
   * Has the provider count the prompt's tokens, if it does so for nothing; empty if it does not or
   * cannot at the moment.
   */
  default OptionalLong count(ModelId model, Prompt prompt) {
    return OptionalLong.empty();
  }

  /** Asks whether the provider is there and takes our key; costs nothing. */
  Health check();

  /** What the provider's last answer said about its limits of rate; empty if it said nothing. */
  default Optional<Allowance> allowance() {
    return Optional.empty();
  }
}
