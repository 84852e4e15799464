package io.aios.gateway.experiment;

import io.aios.ledger.Arms.Sums;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * A figure over independent tasks.
 *
 * @param count of tasks, 2 or more
 * @param variance of one task, with {@code count - 1} degrees of freedom
 */
record Sample(long count, double mean, double variance) {

  /**
   * From exact sums, so that no digit is lost between a mean and a variance much smaller than it.
   *
   * @param unit how many of the summed figure make one of the sample's, e.g. nano-dollars a dollar
   */
  static Sample of(long count, Sums sums, long unit) {
    BigInteger tasks = BigInteger.valueOf(count);
    BigDecimal mean = ratio(sums.sum(), tasks.multiply(BigInteger.valueOf(unit)));
    BigInteger scatter = sums.squares().multiply(tasks).subtract(sums.sum().pow(2));
    BigInteger parts = tasks.multiply(tasks.subtract(BigInteger.ONE));
    BigDecimal variance = ratio(scatter, parts.multiply(BigInteger.valueOf(unit).pow(2)));
    return new Sample(count, mean.doubleValue(), variance.doubleValue());
  }

  private static BigDecimal ratio(BigInteger above, BigInteger below) {
    return new BigDecimal(above).divide(new BigDecimal(below), MathContext.DECIMAL64);
  }

  /** Variance of the mean. */
  double varianceOfMean() {
    return variance / count;
  }
}
