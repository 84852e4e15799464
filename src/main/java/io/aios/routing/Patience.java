package io.aios.routing;

import java.time.Duration;

/**
 * How long and how often one ask is tried.
 *
 * @param maxAttempts calls to providers in all, 1 to 50; the guard before a provider may repeat one
 *     that cost nothing
 * @param triesPerModel calls in a row to the same model, 1 to 10
 * @param longestWait all waits of one ask together; a model that asks for a longer one is left for
 *     the next
 * @param backOff wait before the second try of a model that named none; doubles with each try
 * @param comeBackAfter when an ask that failed for now is worth asking again, if no provider said
 * @param longestCall a call that is open longer counts as lost, and its hold expires; more than
 *     zero
 */
public record Patience(
    int maxAttempts,
    int triesPerModel,
    Duration longestWait,
    Duration backOff,
    Duration comeBackAfter,
    Duration longestCall) {

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration LONGEST_CALL = Duration.ofDays(1);

  /** Six calls, three per model, waits of 20 seconds in all. */
  public static final Patience STANDARD =
      new Patience(
          6,
          3,
          Duration.ofSeconds(20),
          Duration.ofMillis(500),
          Duration.ofSeconds(15),
          Duration.ofHours(1));

  public Patience {
    if (maxAttempts < 1 || maxAttempts > 50 || triesPerModel < 1 || triesPerModel > 10) {
      throw new IllegalArgumentException(
          "maxAttempts must be 1 to 50, triesPerModel must be 1 to 10");
    }
    if (outOfRange(longestWait) || outOfRange(backOff) || outOfRange(comeBackAfter)) {
      throw new IllegalArgumentException("Waits must be 0 seconds to 1 hour");
    }
    if (!longestCall.isPositive() || longestCall.compareTo(LONGEST_CALL) > 0) {
      throw new IllegalArgumentException("longestCall must be more than zero and at most a day");
    }
  }

  private static boolean outOfRange(Duration wait) {
    return wait.isNegative() || wait.compareTo(LONGEST) > 0;
  }
}
