package io.aios.gateway.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aios.ledger.Arms.Sums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against worked examples that were published. */
class IntervalTest {

  /** Newcombe, Statistics in Medicine 1998; 17: 857-872, table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void scoreIntervalIsNewcombes(long successes, long trials, double low, double high) {
    Interval interval = Interval.ofProportion(successes, trials);

    assertThat(interval.estimate()).isEqualTo((double) successes / trials);
    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
  }

  /** Newcombe, Statistics in Medicine 1998; 17: 873-890, table II, method 10. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "0, 10, 0, 10, -0.2775, 0.2775",
    "10, 10, 0, 20, 0.6791, 1.0000",
    "10, 10, 0, 10, 0.6075, 1.0000"
  })
  void differenceOfProportionsIsNewcombes(
      long one, long ofOne, long other, long ofOther, double low, double high) {
    Interval difference =
        Interval.ofDifference(
            Interval.ofProportion(one, ofOne), Interval.ofProportion(other, ofOther));

    assertThat(difference.low()).isCloseTo(low, within(0.00005));
    assertThat(difference.high()).isCloseTo(high, within(0.00005));
  }

  /**
   * Student's own data of 1908, as R's {@code t.test(extra ~ group, data = sleep)} prints them: t =
   * -1.8608, df = 17.776, interval -3.3654832 to 0.2054832.
   */
  @Test
  void differenceOfMeansIsWelchsOnStudentsData() {
    Interval difference =
        Interval.ofDifference(
            tenths(7, -16, -2, -12, -1, 34, 37, 8, 0, 20),
            tenths(19, 8, 11, 1, -1, 44, 55, 16, 46, 34));

    assertThat(difference.estimate()).isCloseTo(-1.58, within(1e-12));
    assertThat(difference.low()).isCloseTo(-3.3654832, within(0.0001));
    assertThat(difference.high()).isCloseTo(0.2054832, within(0.0001));
    assertThat(difference.excludesZero()).isFalse();
  }

  /** R's {@code t.test(mpg ~ am, data = mtcars)}: df = 18.332, -11.280194 to -3.209684. */
  @Test
  void differenceOfMeansIsWelchsOnSamplesOfDifferentSizes() {
    Interval difference =
        Interval.ofDifference(
            tenths(
                214, 187, 181, 143, 244, 228, 192, 178, 164, 173, 152, 104, 104, 147, 215, 155, 152,
                133, 192),
            tenths(210, 210, 228, 324, 304, 339, 273, 260, 304, 158, 197, 150, 214));

    assertThat(difference.low()).isCloseTo(-11.280194, within(0.0001));
    assertThat(difference.high()).isCloseTo(-3.209684, within(0.0001));
    assertThat(difference.excludesZero()).isTrue();
  }

  /** Abramowitz and Stegun, table 26.10. */
  @ParameterizedTest
  @CsvSource({
    "5, 2.571, 0.001",
    "10, 2.228, 0.0005",
    "20, 2.086, 0.0005",
    "30, 2.042, 0.0005",
    "60, 2.000, 0.0005",
    "120, 1.980, 0.0005",
    "1000000, 1.960, 0.0005"
  })
  void quantileIsThatOfTheTables(double freedom, double quantile, double tolerance) {
    assertThat(Interval.quantile(freedom)).isCloseTo(quantile, within(tolerance));
  }

  @Test
  void samplesThatDoNotScatterDifferForSure() {
    var one = new Sample(30, 2, 0);
    var other = new Sample(30, 1, 0);

    assertThat(Interval.ofDifference(one, other)).isEqualTo(new Interval(1, 1, 1));
    assertThat(Interval.ofDifference(one, one).excludesZero()).isFalse();
  }

  @Test
  void smallVarianceOfALargeMeanIsNotLost() {
    long million = 1_000_000_000_000_000L;
    Sums sums = Sums.NONE.plus(million).plus(million + 1).plus(million + 2);

    Sample sample = Sample.of(3, sums, 1);

    assertThat(sample.mean()).isEqualTo(million + 1.0);
    assertThat(sample.variance()).isEqualTo(1.0);
  }

  private static Sample tenths(long... figures) {
    Sums sums = Sums.NONE;
    for (long figure : figures) {
      sums = sums.plus(figure);
    }
    return Sample.of(figures.length, sums, 10);
  }
}
