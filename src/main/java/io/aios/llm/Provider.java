package io.aios.llm;

/**
 * Sells completions. Thread-safe; a call blocks its (virtual) thread until the answer is complete
 * or has failed, and an interrupt of the thread ends it as {@link ModelFailure.Interrupted} with
 * the interrupt flag set again.
 */
public interface Provider {

  /** The name that {@link ModelId#provider()} refers to. */
  String name();

  /**
   * Has the model answer the prompt once. Expected failures are values; nothing is retried here.
   *
   * @param model a model of this provider; an unknown one is {@link ModelFailure.Rejected}
   */
  ModelResult complete(ModelId model, Prompt prompt);
}
