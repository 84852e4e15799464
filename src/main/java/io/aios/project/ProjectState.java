package io.aios.project;

/** How far a project has come. See {@code docs/lifecycle.md}. */
public enum ProjectState {
  SUBMITTED,
  RUNNING,
  AWAITING_APPROVAL,
  PAUSED,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  /** Whether nothing can happen any more. */
  public boolean isTerminal() {
    return switch (this) {
      case SUBMITTED, RUNNING, AWAITING_APPROVAL, PAUSED -> false;
      case SUCCEEDED, FAILED, CANCELLED -> true;
    };
  }
}
