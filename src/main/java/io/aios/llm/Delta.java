package io.aios.llm;

/** A piece of a reply. Pieces that were heard are no reply: the call can still fail. */
public sealed interface Delta {

  /** As written; may be empty. */
  String text();

  /** Visible text. */
  record Written(String text) implements Delta {}

  /** Reasoning, or a summary of it. */
  record Thought(String text) implements Delta {}

  /** Arguments of a tool call. */
  record Argued(String text) implements Delta {}
}
