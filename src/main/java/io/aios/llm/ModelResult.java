package io.aios.llm;

/** How a call to a model ended. */
public sealed interface ModelResult {

  /** The provider answered to the end of what it wanted, or was allowed, to say. */
  record Replied(Reply reply) implements ModelResult {}

  /** It did not. */
  record Failed(ModelFailure failure) implements ModelResult {}
}
