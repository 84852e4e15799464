package io.aios.routing.tokens;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How many tokens a model counted for each one of the public vocabulary, in its last 200 calls.
 * Thread-safe.
 */
final class CountedRatios {

  private static final int REMEMBERED = 200;

  /** With fewer, one odd prompt decides. */
  private static final int ENOUGH = 20;

  private static final int PERCENTILE = 95;

  private final double[] ratios = new double[REMEMBERED];
  private long heard;
  private volatile double high = Double.NaN;

  synchronized void add(double ratio) {
    ratios[(int) (heard % REMEMBERED)] = ratio;
    heard++;
    if (heard >= ENOUGH) {
      double[] sorted = Arrays.copyOf(ratios, (int) Math.min(heard, REMEMBERED));
      Arrays.sort(sorted);
      high = sorted[Math.ceilDiv(sorted.length * PERCENTILE, 100) - 1];
    }
  }

  /** The ratio that 95 % of the calls did not exceed; empty with fewer than 20 calls. */
  OptionalDouble high() {
    double now = high;
    return Double.isNaN(now) ? OptionalDouble.empty() : OptionalDouble.of(now);
  }
}
