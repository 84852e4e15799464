package io.aios.gateway.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {

  @ParameterizedTest
  @CsvSource({"4, 1.5332", "5, 1.4759", "9, 1.3830", "20, 1.3253", "49, 1.2991", "1000, 1.2824"})
  void knowsStudentsQuantiles(int freedom, double quantile) {
    assertThat(Range.student(freedom)).isCloseTo(quantile, within(0.001));
  }

  /** The range is to hold eight of ten next samples, however few there were and however spread. */
  @ParameterizedTest
  @CsvSource({"5, 0.3", "5, 1.0", "10, 0.5", "20, 0.2", "50, 0.8"})
  void coversEightOfTen(int samples, double spread) {
    Random random = new Random(4);
    int rounds = 20_000;
    int within = 0;
    int below = 0;
    for (int round = 0; round < rounds; round++) {
      List<Double> past = Stream.generate(() -> amount(random, spread)).limit(samples).toList();
      double next = amount(random, spread);
      Range range = Range.of(past);
      within += range.low() <= next && next <= range.high() ? 1 : 0;
      below += next < range.low() ? 1 : 0;
    }

    assertThat((double) within / rounds).isBetween(0.78, 0.82);
    assertThat((double) below / rounds).isBetween(0.08, 0.12);
  }

  private static double amount(Random random, double spread) {
    return 50_000_000 * Math.exp(spread * random.nextGaussian());
  }

  @Test
  void isNeverNarrowerThanAFewPercent() {
    Range range = Range.of(Collections.nCopies(50, 1_000_000.0));

    assertThat(range.expected()).isEqualTo(1_000_000);
    assertThat(range.low()).isBetween(930_000.0, 940_000.0);
    assertThat(range.high()).isBetween(1_060_000.0, 1_070_000.0);
  }

  @Test
  void expectsNothingOfWhatWasAlwaysFree() {
    Range range = Range.of(Collections.nCopies(5, 0.0));

    assertThat(range.expected()).isZero();
    assertThat(range.low()).isZero();
    assertThat(range.high()).isLessThan(1);
  }

  @Test
  void holdsItsOwnMeanHoweverSkewed() {
    Range range = Range.of(List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1e9));

    assertThat(range.high()).isGreaterThanOrEqualTo(range.expected());
  }

  @Test
  void staysNearWhatWasSeenWhereSomeOfItWasFree() {
    Range range = Range.of(List.of(0.0, 0.0, 0.0, 5e10, 5e10));

    assertThat(range.high()).isEqualTo(1.25e11);
  }

  @Test
  void goesFarWhereOnlyThePriorIsKnown() {
    assertThat(Range.prior(100)).isEqualTo(new Range(40, 100, 250));
    assertThat(Range.prior(100).plus(Range.prior(10))).isEqualTo(new Range(44, 110, 275));
  }

  @Test
  void refusesTooFewSamples() {
    assertThatIllegalArgumentException().isThrownBy(() -> Range.of(Collections.nCopies(4, 1.0)));
  }
}
