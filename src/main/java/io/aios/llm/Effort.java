package io.aios.llm;

/** How much a model may reason before it answers; reasoning is billed as output. */
public enum Effort {
  /** What the provider does if nobody asks for more or less. */
  DEFAULT,
  NONE,
  LOW,
  MEDIUM,
  HIGH,
  XHIGH,
  MAX
}
