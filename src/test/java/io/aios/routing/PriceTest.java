package io.aios.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriceTest {

  private static final Price PRICE =
      new Price(Usd.of("2"), Usd.of("0.1"), Usd.of("2.5"), Usd.of("4"), Usd.of("10"));

  @Test
  void pricesEachPartApart() {
    assertThat(PRICE.of(new TokenUsage(1_000_000, 0, 0, 0, 0))).isEqualTo(Usd.of("2"));
    assertThat(PRICE.of(new TokenUsage(0, 1_000_000, 0, 0, 0))).isEqualTo(Usd.of("0.1"));
    assertThat(PRICE.of(new TokenUsage(0, 0, 1_000_000, 0, 0))).isEqualTo(Usd.of("2.5"));
    assertThat(PRICE.of(new TokenUsage(0, 0, 0, 1_000_000, 0))).isEqualTo(Usd.of("4"));
    assertThat(PRICE.of(new TokenUsage(0, 0, 0, 0, 1_000_000))).isEqualTo(Usd.of("10"));
    assertThat(PRICE.of(TokenUsage.NONE)).isEqualTo(Usd.ZERO);
  }

  @Test
  void roundsAFractionOfANanoDollarUpOnce() {
    Price tiny = Price.of(Usd.of("0.000000001"), Usd.of("0.000000001"));

    assertThat(tiny.of(TokenUsage.of(1, 1))).isEqualTo(new Usd(1));
    assertThat(tiny.of(TokenUsage.of(600_000, 400_000))).isEqualTo(new Usd(1));
    assertThat(tiny.of(TokenUsage.of(600_000, 400_001))).isEqualTo(new Usd(2));
  }

  @Test
  void refusesPricesBelowNothingAndBeyondReason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Price.of(Usd.of("-0.000000001"), Usd.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Price.of(Usd.ZERO, Usd.of("1000000.000000001")));
  }

  @Test
  void refusesAUsageThatIsWorthMoreThanThereIs() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> PRICE.of(TokenUsage.of(Long.MAX_VALUE, Long.MAX_VALUE)));
  }

  @Test
  void boundsEveryUsageWithinTheTokens() {
    var random = new Random(11);
    for (int run = 0; run < 10_000; run++) {
      Price price = new Price(any(random), any(random), any(random), any(random), any(random));
      var usage =
          new TokenUsage(
              random.nextInt(1_000),
              random.nextInt(1_000),
              random.nextInt(1_000),
              random.nextInt(1_000),
              random.nextInt(1_000));

      assertThat(price.of(usage)).isLessThanOrEqualTo(price.atMost(usage.prompt(), usage.output()));
    }
  }

  private static Usd any(Random random) {
    return new Usd(random.nextLong(50_000_000_000L));
  }
}
