package io.aios.project;

/**
 * What a worker says about one kind of agent that it serves.
 *
 * @param places tasks that it performs at once, of all kinds together; more than 0
 * @param busy tasks of this kind that it performs now
 * @param draining whether it stops: it ends what it performs, and starts nothing
 */
public record WorkerReport(AgentKind kind, int places, int busy, boolean draining) {

  public WorkerReport {
    if (places <= 0 || busy < 0) {
      throw new IllegalArgumentException("A worker has places, and not less than no work");
    }
  }

  public State state() {
    if (draining) {
      return State.DRAINING;
    }
    return busy > 0 ? State.BUSY : State.IDLE;
  }

  /** What a worker does for a kind of agent. */
  public enum State {
    IDLE,
    BUSY,
    DRAINING
  }
}
