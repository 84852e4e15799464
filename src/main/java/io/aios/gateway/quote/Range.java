package io.aios.gateway.quote;

import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What is expected of an amount, and between which bounds eight of ten are meant to end.
 *
 * @param low 0 or more
 * @param expected the mean
 */
record Range(double low, double expected, double high) {

  /** With fewer samples the spread is guesswork, and the template's figures are used. */
  static final int FEWEST_SAMPLES = 5;

  /** A prior's range goes from the expected amount divided by this to it multiplied by this. */
  private static final double PRIOR_FACTOR = 2.5;

  /** The least spread that is believed, on the scale of logarithms: five percent. */
  private static final double LEAST_DEVIATION = 0.05;

  /** The standard normal quantile of 0.9: a tenth lies above, a tenth below its negative. */
  private static final double Z = 1.2815515655446004;

  Range {
    if (!(low >= 0 && low <= expected && expected <= high)) {
      throw new IllegalArgumentException("A range goes from low to high");
    }
  }

  /** What the template says, with a wide range. */
  static Range prior(double expected) {
    return new Range(expected / PRIOR_FACTOR, expected, expected * PRIOR_FACTOR);
  }

  /**
   * What samples let expect of the next one: the prediction interval of a normal distribution with
   * unknown mean and variance, on the scale of logarithms, because amounts spread by factors and
   * are never negative. See Hahn and Meeker, Statistical Intervals, section 4.7. It ends where a
   * prior of the least or of the greatest sample would: amounts of which some are zero spread by
   * any factor.
   *
   * @param samples at least {@value #FEWEST_SAMPLES}, none negative
   */
  static Range of(List<Double> samples) {
    if (samples.size() < FEWEST_SAMPLES) {
      throw new IllegalArgumentException("Too few samples: " + samples.size());
    }
    int n = samples.size();
    double mean = mean(samples, Math::log1p);
    double squares = mean(samples, sample -> Math.pow(Math.log1p(sample) - mean, 2)) * n;
    double deviation = Math.max(LEAST_DEVIATION, Math.sqrt(squares / (n - 1)));
    double reach = student(n - 1) * deviation * Math.sqrt(1 + 1.0 / n);
    double expected = mean(samples, sample -> sample);
    double low = Math.max(Collections.min(samples) / PRIOR_FACTOR, Math.expm1(mean - reach));
    double high = Math.min(Collections.max(samples) * PRIOR_FACTOR, Math.expm1(mean + reach));
    return new Range(Math.min(low, expected), expected, Math.max(high, expected));
  }

  /** Of amounts that are high together and low together. */
  Range plus(Range other) {
    return new Range(low + other.low, expected + other.expected, high + other.high);
  }

  private static double mean(List<Double> samples, ToDoubleFunction<Double> amount) {
    return samples.stream().mapToDouble(amount).average().orElseThrow();
  }

  /**
   * The quantile of 0.9 of Student's distribution: Abramowitz and Stegun, 26.7.5; with 4 degrees of
   * freedom or more it is right to 0.001.
   */
  static double student(int freedom) {
    double z2 = Z * Z;
    double one = Z * (z2 + 1) / 4;
    double two = Z * ((5 * z2 + 16) * z2 + 3) / 96;
    double three = Z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    return Z + (one + (two + three / freedom) / freedom) / freedom;
  }
}
