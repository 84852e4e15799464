package io.aios.routing.limits;

import java.time.Duration;

/**
 * One limit of rate. It is a token bucket that never holds more than a share of what a minute
 * allows, and fills with the rest of it over the minute: whatever moment a minute begins at, what
 * was in the bucket and what flows in come to the limit. (A bucket that held a whole minute's worth
 * would let through twice the limit in the minute after a rest.)
 *
 * @param provider whose limit it is
 * @param perMinute the limit, at least 1
 * @param atOnce what the bucket holds, 1 to {@code perMinute}
 * @param countsCachedInput whether tokens count that came from the provider's cache
 */
record Rate(
    String provider, Measure measure, long perMinute, long atOnce, boolean countsCachedInput) {

  static final Duration MINUTE = Duration.ofMinutes(1);

  /** A limit of which so many percent may be used at once. */
  static Rate of(
      String provider,
      Measure measure,
      long perMinute,
      int burstPercent,
      boolean countsCachedInput) {
    long atOnce = Math.max(1, perMinute * burstPercent / 100);
    return new Rate(provider, measure, perMinute, atOnce, countsCachedInput);
  }

  /** What flows in within a minute: the first of it is there only when the minute is over. */
  long inflow() {
    return perMinute - atOnce + 1;
  }

  /** Names its bucket; a limit that is changed gets a new one. */
  String key() {
    return provider + " " + measure + " " + perMinute + "/" + atOnce;
  }

  /** Why no call is let through. */
  String isUsedUp() {
    return "its limit of " + perMinute + " " + measure.words() + " a minute is used up";
  }
}
