package io.aios.llm;

/** One turn of a conversation with a model. */
public sealed interface Turn {

  String text();

  /** What we said. */
  record User(String text) implements Turn {}

  /** What the model said. */
  record Assistant(String text) implements Turn {}
}
