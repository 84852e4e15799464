package io.aios.project;

/**
 * Which of a tenant's projects go first when workers are short. It takes nothing from other
 * tenants, and nothing from what runs.
 */
public enum Priority {
  LOW(1),
  NORMAL(2),
  HIGH(3);

  private final int rank;

  Priority(int rank) {
    this.rank = rank;
  }

  /** Higher goes first; stored with what waits, so never change it. */
  public int rank() {
    return rank;
  }
}
