package io.aios.llm;

/** Whether calls are let through to a provider or a model. */
public enum BreakerState {
  /** Calls are made. */
  CLOSED,
  /** One call at a time finds out whether it is back. */
  HALF_OPEN,
  /** No call is made for a while. */
  OPEN,
  /** Nobody guards it. */
  NONE
}
