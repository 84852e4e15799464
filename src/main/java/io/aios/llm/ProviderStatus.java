package io.aios.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a provider has fared in one process since it started.
 *
 * @param provider its name
 * @param origin whether real models stand behind it
 * @param breaker of the provider as a whole: whether it can be reached and takes calls from us
 * @param permits how many calls may run at once
 * @param checkup what the last check said that costs nothing
 * @param headroom what it last said is left of its limits of rate, at most 8; empty if nothing
 * @param models those that were called, in order of their names
 */
public record ProviderStatus(
    String provider,
    Origin origin,
    BreakerState breaker,
    Permits permits,
    Checkup checkup,
    List<Allowance.Limit> headroom,
    List<ModelStatus> models) {

  public ProviderStatus {
    headroom = List.copyOf(headroom);
    models = List.copyOf(models);
  }

  /**
   * Calls at once.
   *
   * @param limit how many may run at the moment; 0 if there is no limit
   * @param running how many run
   * @param waiting how many wait until they may run
   */
  public record Permits(int limit, int running, int waiting) {}

  /** What a check said. */
  public sealed interface Checkup {

    /** There was none: the provider is in use, or simulated, or the process has just started. */
    record Never() implements Checkup {}

    /** The provider answered and took our key. */
    record Passed(Instant at, int models, Duration took) implements Checkup {}

    /** It did not. */
    record Failed(Mishap mishap) implements Checkup {}
  }
}
