package io.aios.llm;

/** At which of its tiers a provider served a call; prices are a multiple of the list price. */
public enum ServiceTier {
  STANDARD,
  /** Slower, at half the price. */
  FLEX,
  /** Within a day, at half the price. */
  BATCH,
  /** Faster, at twice the price. */
  PRIORITY
}
