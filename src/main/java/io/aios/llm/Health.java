package io.aios.llm;

import java.time.Duration;

/** What a check that costs nothing says about a provider. */
public sealed interface Health {

  /**
   * It answers and accepts our key; that is no promise of capacity.
   *
   * @param models how many models it lists
   * @param took how long the check took
   */
  record Reachable(int models, Duration took) implements Health {}

  /** It does not, for this reason. */
  record Unreachable(ModelFailure failure) implements Health {}
}
