package io.aios.routing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a client wants from the models that are able enough. */
public enum Policy {
  /** The least money for an accepted result. */
  COST,
  /** Little money for an accepted result, as long as it does not take long or fail often. */
  BALANCED,
  /** The best chance of an accepted result, at any price within the budget. */
  QUALITY,
  /** An accepted result as soon as possible. */
  SPEED,
  /** A local model where one is able enough, else the least money. */
  LOCAL_FIRST;

  /** Lower-case name, e.g. {@code local_first}; a label in metrics. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The policy of that name; empty if there is none. */
  public static Optional<Policy> of(String word) {
    return Arrays.stream(values()).filter(policy -> policy.word().equals(word)).findFirst();
  }
}
