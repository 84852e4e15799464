package io.aios.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsdTest {

  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "5, 5000000000",
    "+5, 5000000000",
    "0.25, 250000000",
    "0.000000001, 1",
    "-0.000000001, -1",
    "0007.10, 7100000000",
    "9223372036.854775807, 9223372036854775807",
    "-9223372036.854775808, -9223372036854775808"
  })
  void readsPlainDecimals(String text, long nanos) {
    assertThat(Usd.of(text)).isEqualTo(new Usd(nanos));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "5 ",
        "$5",
        "5,00",
        "1_000",
        "0x10",
        "NaN",
        "Infinity",
        "1e3",
        "1e999999999",
        "1e-999999999",
        "1e2147483647",
        "0e2147483647",
        ".5",
        "5.",
        "--5",
        "٥",
        "00000000000000000000000000000000000000005"
      })
  void refusesTextThatIsNoPlainDecimal(String text) {
    assertTimeoutPreemptively(
        AT_ONCE,
        () ->
            assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Usd.of(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0000000001",
        "1.0000000000",
        "9223372036.854775808",
        "-9223372036.854775809",
        "10000000000",
        "99999999999999999999999999999999999999"
      })
  void refusesMoreDecimalsOrDollarsThanItCanHold(String text) {
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Usd.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "1e-999999999",
        "1e2147483647",
        "0e2147483647",
        "0e-2147483647",
        "1e41"
      })
  void refusesAbsurdExponentsAtOnce(String text) {
    var absurd = new BigDecimal(text);

    assertTimeoutPreemptively(
        AT_ONCE,
        () ->
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Usd.of(absurd)));
  }

  @Test
  void refusesMillionsOfDigitsAtOnce() {
    var absurd = new BigDecimal(BigInteger.ONE.shiftLeft(20_000_000), 9);

    assertTimeoutPreemptively(
        AT_ONCE,
        () ->
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Usd.of(absurd)));
  }

  @Test
  void readsDollarsWithAnExponent() {
    assertThat(Usd.of(new BigDecimal("1e9"))).isEqualTo(Usd.of("1000000000"));
    assertThat(Usd.of(new BigDecimal("71e-7"))).isEqualTo(Usd.of("0.0000071"));
  }

  @Test
  void addsAndSubtractsExactly() {
    assertThat(Usd.of("0.1").plus(Usd.of("0.2"))).isEqualTo(Usd.of("0.3"));
    assertThat(Usd.of("0.1").minus(Usd.of("0.2"))).isEqualTo(Usd.of("-0.1"));
  }

  @Test
  void neverWrapsAround() {
    var most = new Usd(Long.MAX_VALUE);
    var least = new Usd(Long.MIN_VALUE);
    var nano = new Usd(1);

    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(nano));
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> least.minus(nano));
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Usd.ZERO.minus(least));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.00",
    "1, 0.000000001",
    "-1, -0.000000001",
    "1000000000, 1.00",
    "1230000000, 1.23",
    "1234500000, 1.2345",
    "1000000000000, 1000.00",
    "9223372036854775807, 9223372036.854775807"
  })
  void printsPlainlyWithAtLeastTwoDecimals(long nanos, String text) {
    assertThat(new Usd(nanos)).hasToString(text);
  }

  @Test
  void readsWhatItPrints() {
    var random = new Random(20_261_122);

    for (int run = 0; run < 10_000; run++) {
      var amount = new Usd(random.nextLong() >> random.nextInt(64));

      assertThat(Usd.of(amount.toString())).isEqualTo(amount);
    }
  }

  @Test
  void isOrderedByAmount() {
    assertThat(Usd.of("0.10")).isGreaterThan(Usd.of("0.09")).isEqualByComparingTo(Usd.of("0.1"));
    assertThat(Usd.of("2").isMoreThan(Usd.of("1"))).isTrue();
    assertThat(Usd.of("1").isMoreThan(Usd.of("1"))).isFalse();
    assertThat(Usd.of("-0.01").isNegative()).isTrue();
    assertThat(Usd.ZERO.isNegative()).isFalse();
  }
}
