package io.aios.llm.guarded;

import io.aios.llm.ModelStatus.Spread;
import java.time.Duration;
import java.util.Arrays;

/** The last durations that were measured, at most 200. For one thread at a time. */
final class Samples {

  private static final int MOST = 200;

  private final long[] nanos = new long[MOST];
  private long measured;

  void add(Duration duration) {
    nanos[(int) (measured++ % MOST)] = duration.toNanos();
  }

  Spread spread() {
    int kept = (int) Math.min(measured, MOST);
    if (kept == 0) {
      return Spread.NONE;
    }
    long[] sorted = Arrays.copyOf(nanos, kept);
    Arrays.sort(sorted);
    return new Spread(kept, percentile(sorted, 50), percentile(sorted, 95));
  }

  /** The smallest value that so many percent of all do not exceed. */
  private static Duration percentile(long[] sorted, int percent) {
    int rank = (sorted.length * percent + 99) / 100;
    return Duration.ofNanos(sorted[rank - 1]);
  }
}
