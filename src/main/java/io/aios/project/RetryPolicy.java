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

  /** Five starts, two reworks, ten deferrals. */
  public static final RetryPolicy STANDARD = new RetryPolicy(5, 2, 10);

  /** Of a task that no worker has died of, or only beside many others. */
  public static final int NO_SUSPECT = Integer.MAX_VALUE;

  public RetryPolicy {
    if (maxAttempts < 1 || maxAttempts > 100) {
      throw new IllegalArgumentException("maxAttempts must be 1 to 100");
    }
    if (maxReworks < 0 || maxReworks > 10 || maxDeferrals < 0 || maxDeferrals > 1_000) {
      throw new IllegalArgumentException("maxReworks must be 0 to 10, maxDeferrals 0 to 1000");
    }
  }

  /**
   * Whether so many workers died of a task, or beside it, that no further one may try.
   *
   * @param starts of the dispatch, this one included
   */
  public boolean isLost(int starts) {
    return starts > maxAttempts;
  }

  /**
   * How many tasks that may be what kills workers may be together in a process with this one, if it
   * is started so often. One death may come of anything. From the third start on there are fewer,
   * the fewer are left: ten, three, and at the last it is alone; so who kills is soon apart from
   * those that were only beside it, and many that were are not performed one by one.
   *
   * @param starts of the dispatch, this one included
   * @return how many, this one included; {@link #NO_SUSPECT} if it may be beside anybody
   */
  public int suspectsTogether(int starts) {
    int left = maxAttempts - starts;
    if (starts == 1 || left < 0) {
      return NO_SUSPECT;
    }
    return switch (left) {
      case 0 -> 1;
      case 1 -> starts > 2 ? 3 : NO_SUSPECT;
      case 2 -> starts > 2 ? 10 : NO_SUSPECT;
      default -> NO_SUSPECT;
    };
  }
}
