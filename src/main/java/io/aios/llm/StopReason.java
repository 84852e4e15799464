package io.aios.llm;

/** Why a model stopped writing. */
public enum StopReason {
  /** It said all it wanted to say. */
  END,
  /** It ran into a limit of length: the reply is a part, and never a success by itself. */
  LENGTH,
  /** It wants tools to be run before it goes on. */
  TOOLS
}
