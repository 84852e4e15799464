package io.aios.llm;

/** The card of each model. Thread-safe. */
@FunctionalInterface
public interface ModelCards {

  /** What the model can do; {@link ModelCard#PLAIN} if it is not known. */
  ModelCard of(ModelId model);
}
