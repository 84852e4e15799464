package io.aios.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what charges can be told apart. */
public enum Facet {
  /** Who sold the call. */
  PROVIDER,
  /** Provider and model, e.g. {@code scripted/economy}. */
  MODEL,
  /** Who asked. */
  AGENT,
  /** Whose work it was. */
  PROJECT,
  /** What kind of work it was. */
  TASK_TYPE,
  /** The day of the charge in UTC, e.g. {@code 2026-11-22}. */
  DAY,
  /** The month of the charge in UTC, e.g. {@code 2026-11}. */
  MONTH;

  /** Lower-case name, e.g. {@code task_type}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The facet of that name; empty if there is none. */
  public static Optional<Facet> of(String word) {
    return Arrays.stream(values()).filter(facet -> facet.word().equals(word)).findFirst();
  }
}
