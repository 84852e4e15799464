package io.aios.project;

/**
 * How patient we are with a task.
 *
 * @param maxAttempts starts of one dispatch before a task counts as lost (crashed workers), 1 to
 *     100
 * @param maxReworks times that a task is sent back by a later one, 0 to 10
 * @param maxDeferrals times in a row that a task is put off, 0 to 1,000
 */
public record RetryPolicy(int maxAttempts, int maxReworks, int maxDeferrals) {

  /** Four starts, two reworks, ten deferrals. */
  public static final RetryPolicy STANDARD = new RetryPolicy(4, 2, 10);

  public RetryPolicy {
    if (maxAttempts < 1 || maxAttempts > 100) {
      throw new IllegalArgumentException("maxAttempts must be 1 to 100");
    }
    if (maxReworks < 0 || maxReworks > 10 || maxDeferrals < 0 || maxDeferrals > 1_000) {
      throw new IllegalArgumentException("maxReworks must be 0 to 10, maxDeferrals 0 to 1000");
    }
  }
}
