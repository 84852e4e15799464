package io.aios.llm;

import java.time.Duration;
import java.util.List;

/**
 * How a model has fared in one process, over its last calls, at most 200.
 *
 * @param name the provider's own name of it
 * @param breaker whether it is called
 * @param calls how many calls this is about; those that we broke off ourselves are left out
 * @param failures how many of them gave no reply, whoever was to blame
 * @param latency from the request to the end of the reply, of calls that gave one
 * @param firstToken from the request to the first piece of a reply
 * @param mishaps the last failures since the process started, newest first, at most 3
 */
public record ModelStatus(
    String name,
    BreakerState breaker,
    int calls,
    int failures,
    Spread latency,
    Spread firstToken,
    List<Mishap> mishaps) {

  public ModelStatus {
    mishaps = List.copyOf(mishaps);
  }

  public ModelStatus with(BreakerState state) {
    return new ModelStatus(name, state, calls, failures, latency, firstToken, mishaps);
  }

  /**
   * Durations, by the rank that is nearest: exact, not estimated.
   *
   * @param samples how many were measured; the durations are zero if none were
   */
  public record Spread(int samples, Duration p50, Duration p95) {

    public static final Spread NONE = new Spread(0, Duration.ZERO, Duration.ZERO);
  }
}
