package io.aios.llm;

/** Where a reply came from, shown with every reply, ledger line and view. */
public enum Origin {
  /** A real model wrote it. */
  MODEL,
  /** The scripted provider wrote it offline; its cost is play money. */
  SIMULATED
}
