package io.aios.node;

/** What a node does. Roles share nothing but the database. */
public enum NodeRole {
  /** Takes requests and shows what became of them. */
  GATEWAY,
  /** Decides what happens next to each project. */
  ORCHESTRATOR,
  /** Performs tasks. */
  WORKER
}
