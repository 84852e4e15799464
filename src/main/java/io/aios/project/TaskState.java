package io.aios.project;

/** How far a task has come. See {@code docs/lifecycle.md}. */
public enum TaskState {
  /** Waits for the tasks it needs. */
  WAITING,
  /** May be started by any worker. */
  READY,
  /** A worker performs it. */
  RUNNING,
  /** A person has to say yes. */
  AWAITING_APPROVAL,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  /** Whether nothing can happen any more, short of a rework. */
  public boolean isTerminal() {
    return switch (this) {
      case WAITING, READY, RUNNING, AWAITING_APPROVAL -> false;
      case SUCCEEDED, FAILED, CANCELLED -> true;
    };
  }
}
