package io.aios.testing.model;

/** What can go wrong with a call for a completion. */
public enum Fault {
  /** Nothing. */
  NONE,
  /** 429 with {@code retry-after: 1}. */
  RATE_LIMITED,
  /** No capacity: 529 at Anthropic, 503 at OpenAI. */
  OVERLOADED,
  /** 503. */
  UNAVAILABLE,
  /** The connection breaks in the middle of the text. */
  CUT_IN_TEXT,
  /**
   * The connection breaks when all is written, before the stream says that it has ended. Anthropic
   * has told the final usage by then, OpenAI has not.
   */
  CUT_BEFORE_END,
  /** An error event in the middle of the text. */
  ERROR_IN_TEXT
}
