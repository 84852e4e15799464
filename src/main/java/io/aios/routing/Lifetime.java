package io.aios.routing;

import java.time.LocalDate;

/**
 * How long a model can be called.
 *
 * @param retires the first day, in UTC, on which it answers no more; {@link LocalDate#MAX} if none
 *     is known
 * @param replacement the model that its provider names instead; empty if it names none
 */
public record Lifetime(LocalDate retires, String replacement) {

  /** No end is known. */
  public static final Lifetime OPEN = new Lifetime(LocalDate.MAX, "");

  /** The operator does not want it called. */
  public static final Lifetime OFF = new Lifetime(LocalDate.MIN, "");

  /** Whether a day of its end is known. */
  public boolean isLimited() {
    return !retires.equals(LocalDate.MAX) && !retires.equals(LocalDate.MIN);
  }

  public boolean isOver(LocalDate day) {
    return !day.isBefore(retires);
  }
}
