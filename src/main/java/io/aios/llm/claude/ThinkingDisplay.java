package io.aios.llm.claude;

/** What we hear of a model's thinking; it is billed all the same. */
enum ThinkingDisplay {
  /** Whatever the model does unasked: nothing is said about thinking, so every model takes it. */
  DEFAULT,
  /** Nothing. */
  OMITTED,
  /** A summary. */
  SUMMARIZED
}
