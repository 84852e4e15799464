package io.aios.gateway.experiment;

/**
 * An estimate with its 95 % interval of confidence. Pure.
 *
 * @param low lower end, not above the estimate
 * @param high upper end, not below the estimate
 */
record Interval(double estimate, double low, double high) {

  /** Quantile 0.975 of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * A proportion: the score interval of Wilson, without correction for continuity (Newcombe,
   * Two-sided confidence intervals for the single proportion, Statistics in Medicine 1998; 17:
   * 857-872, method 3).
   *
   * @param trials 1 or more
   */
  static Interval ofProportion(long successes, long trials) {
    double n = trials;
    double p = successes / n;
    double centre = 2 * n * p + Z * Z;
    double half = Z * Math.sqrt(Z * Z + 4 * n * p * (1 - p));
    double below = 2 * (n + Z * Z);
    return new Interval(
        p,
        Math.clamp((centre - half) / below, 0.0, p),
        Math.clamp((centre + half) / below, p, 1.0));
  }

  /**
   * A proportion minus another of independent trials: the hybrid of two score intervals (Newcombe,
   * Interval estimation for the difference between independent proportions, Statistics in Medicine
   * 1998; 17: 873-890, method 10).
   */
  static Interval ofDifference(Interval one, Interval other) {
    double difference = one.estimate - other.estimate;
    double below = Math.hypot(one.estimate - one.low, other.high - other.estimate);
    double above = Math.hypot(one.high - one.estimate, other.estimate - other.low);
    return new Interval(difference, difference - below, difference + above);
  }

  /**
   * A mean minus another of independent samples whose variances may differ: Welch's t with the
   * degrees of freedom of Welch and Satterthwaite (Welch, Biometrika 1947; 34: 28-35).
   */
  static Interval ofDifference(Sample one, Sample other) {
    double difference = one.mean() - other.mean();
    double variance = one.varianceOfMean() + other.varianceOfMean();
    if (variance == 0) {
      return new Interval(difference, difference, difference);
    }
    double freedom =
        variance
            * variance
            / (square(one.varianceOfMean()) / (one.count() - 1)
                + square(other.varianceOfMean()) / (other.count() - 1));
    double half = quantile(freedom) * Math.sqrt(variance);
    return new Interval(difference, difference - half, difference + half);
  }

  /** Whether it tells that there is a difference. */
  boolean excludesZero() {
    return low > 0 || high < 0;
  }

  /**
   * Quantile 0.975 of Student's t: the expansion 26.7.5 of Abramowitz and Stegun, Handbook of
   * Mathematical Functions, with four terms. From 5 degrees of freedom upwards it is less than
   * 0.001 off, from 15 less than 0.00001.
   */
  static double quantile(double freedom) {
    double z = Z;
    double z3 = z * z * z;
    double z5 = z3 * z * z;
    double z7 = z5 * z * z;
    double z9 = z7 * z * z;
    double first = (z3 + z) / 4;
    double second = (5 * z5 + 16 * z3 + 3 * z) / 96;
    double third = (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384;
    double fourth = (79 * z9 + 776 * z7 + 1_482 * z5 - 1_920 * z3 - 945 * z) / 92_160;
    return z
        + first / freedom
        + second / Math.pow(freedom, 2)
        + third / Math.pow(freedom, 3)
        + fourth / Math.pow(freedom, 4);
  }

  private static double square(double number) {
    return number * number;
  }
}
