package io.aios.llm.guarded;

/** What a call says about the provider, or the model, that was called. */
enum Blame {
  /** It works. */
  CLEARED,
  /** It has a fault; enough of them open its breaker. */
  AT_FAULT,
  /** Nothing, neither good nor bad. */
  UNINVOLVED,
  /** It will refuse us for a long time: the breaker opens at once. */
  BARRED
}
