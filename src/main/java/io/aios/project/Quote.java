package io.aios.project;

import io.aios.money.Usd;
import java.time.Duration;

/**
 * What a project was expected to cost and to take before it began. Of ten projects eight are meant
 * to end within each range.
 *
 * @param cost in US dollars
 * @param time along the slowest chain of tasks that wait for each other
 * @param samples on how many projects it rests; 0 if on what is usual for the template
 */
public record Quote(Money cost, Time time, int samples) {

  public Quote {
    if (samples < 0) {
      throw new IllegalArgumentException("A quote rests on no projects or more");
    }
  }

  /** A range of money: {@code 0 <= low <= expected <= high}. */
  public record Money(Usd low, Usd expected, Usd high) {

    public Money {
      if (low.isNegative() || low.isMoreThan(expected) || expected.isMoreThan(high)) {
        throw new IllegalArgumentException("A range goes from low to high");
      }
    }
  }

  /** A range of time, in milliseconds: {@code 0 <= low <= expected <= high}. */
  public record Time(Duration low, Duration expected, Duration high) {

    public Time {
      if (low.isNegative() || low.compareTo(expected) > 0 || expected.compareTo(high) > 0) {
        throw new IllegalArgumentException("A range goes from low to high");
      }
    }
  }
}
