package io.aios.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aios.llm.ServiceTier;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.routing.PriceList.Entry;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PriceListTest {

  private static final LocalDate SPRING = LocalDate.parse("2026-04-01");
  private static final LocalDate AUTUMN = LocalDate.parse("2026-10-07");

  private static final Price USUAL = price("2", "0.2", "10");
  private static final Price CHEAPER = price("2", "0.1", "10");
  private static final Price ABOVE = price("4", "0.4", "15");

  private static final PriceList FALLING =
      new PriceList(List.of(Entry.flat(AUTUMN, CHEAPER), Entry.flat(SPRING, USUAL)));
  private static final PriceList TIERED =
      new PriceList(List.of(new Entry(SPRING, USUAL, 200_000, ABOVE)));

  @Test
  void pricesACallByItsOwnDay() {
    var read = new TokenUsage(0, 1_000_000, 0, 0, 0);

    assertThat(FALLING.of(read, SPRING)).isEqualTo(Usd.of("0.2"));
    assertThat(FALLING.of(read, AUTUMN.minusDays(1))).isEqualTo(Usd.of("0.2"));
    assertThat(FALLING.of(read, AUTUMN)).isEqualTo(Usd.of("0.1"));
    assertThat(FALLING.of(read, LocalDate.MAX)).isEqualTo(Usd.of("0.1"));
  }

  @Test
  void hasNoPriceBeforeItsFirstDay() {
    assertThat(FALLING.hasPriceOn(SPRING)).isTrue();
    assertThat(FALLING.hasPriceOn(SPRING.minusDays(1))).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FALLING.of(TokenUsage.of(1, 1), SPRING.minusDays(1)))
        .withMessage("There is no price on 2026-03-31");
  }

  @Test
  void refusesAListThatSaysNothingOrTwoThings() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PriceList(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PriceList(List.of(Entry.flat(SPRING, USUAL), Entry.flat(SPRING, ABOVE))));
  }

  @Test
  void pricesTheWholeCallDearerAboveTheThreshold() {
    assertThat(TIERED.of(TokenUsage.of(200_000, 1_000), SPRING)).isEqualTo(Usd.of("0.41"));
    assertThat(TIERED.of(TokenUsage.of(200_001, 1_000), SPRING)).isEqualTo(Usd.of("0.815004"));
  }

  @Test
  void countsCachedTokensTowardsTheThresholdAndOutputNot() {
    var cached = new TokenUsage(1, 199_998, 1, 1, 0);

    assertThat(TIERED.of(cached, SPRING)).isEqualTo(ABOVE.of(cached));
    assertThat(TIERED.of(TokenUsage.of(1, 500_000), SPRING)).isEqualTo(Usd.of("5.000002"));
  }

  @ParameterizedTest
  @CsvSource({"STANDARD, 12", "FLEX, 6", "BATCH, 6", "PRIORITY, 24"})
  void pricesTheTierThatServedTheCall(ServiceTier tier, String dollars) {
    var usage = new TokenUsage(1_000_000, 0, 0, 0, 1_000_000, tier);

    assertThat(PriceList.of(USUAL).of(usage, SPRING)).isEqualTo(Usd.of(dollars));
  }

  @Test
  void roundsUpOnceAfterTheTier() {
    var tiny = PriceList.of(Price.of(new Usd(1), new Usd(1)));
    var half = new TokenUsage(1_000_000, 0, 0, 0, 0, ServiceTier.FLEX);
    var whole = new TokenUsage(1_000_000, 0, 0, 0, 1_000_000, ServiceTier.FLEX);
    var aLittleMore = new TokenUsage(1_000_000, 0, 0, 0, 1_000_001, ServiceTier.FLEX);

    assertThat(tiny.of(half, SPRING)).isEqualTo(new Usd(1));
    assertThat(tiny.of(whole, SPRING)).isEqualTo(new Usd(1));
    assertThat(tiny.of(aLittleMore, SPRING)).isEqualTo(new Usd(2));
  }

  @Test
  void holdsTheDearerPriceNearTheThreshold() {
    assertThat(TIERED.atMost(180_000, 1_000, SPRING)).isEqualTo(Usd.of("0.37"));
    assertThat(TIERED.atMost(180_001, 1_000, SPRING)).isEqualTo(Usd.of("0.735004"));
    assertThat(TIERED.atMost(500_000, 1_000, SPRING)).isEqualTo(Usd.of("2.015"));
  }

  @Test
  void holdsThePriceOfTheNextDayIfItIsDearer() {
    var rising = new PriceList(List.of(Entry.flat(SPRING, USUAL), Entry.flat(AUTUMN, ABOVE)));

    assertThat(rising.atMost(1_000_000, 0, AUTUMN.minusDays(2))).isEqualTo(Usd.of("2"));
    assertThat(rising.atMost(1_000_000, 0, AUTUMN.minusDays(1))).isEqualTo(Usd.of("4"));
    assertThat(rising.atMost(1_000_000, 0, AUTUMN)).isEqualTo(Usd.of("4"));
  }

  @ParameterizedTest
  @EnumSource(value = ServiceTier.class, names = "PRIORITY", mode = EnumSource.Mode.EXCLUDE)
  void boundsEveryCallOfTheDayAndTheNext(ServiceTier tier) {
    var random = new Random(17);
    for (int run = 0; run < 5_000; run++) {
      PriceList list =
          new PriceList(
              List.of(
                  new Entry(SPRING, any(random), 1 + random.nextInt(4_000), any(random)),
                  new Entry(AUTUMN, any(random), 1 + random.nextInt(4_000), any(random))));
      var usage =
          new TokenUsage(
              random.nextInt(1_000),
              random.nextInt(1_000),
              random.nextInt(1_000),
              random.nextInt(1_000),
              random.nextInt(1_000),
              tier);
      LocalDate day = AUTUMN.minusDays(random.nextInt(3));

      Usd most = list.atMost(usage.prompt(), usage.output(), day);

      assertThat(list.of(usage, day)).isLessThanOrEqualTo(most);
      assertThat(list.of(usage, day.plusDays(1))).isLessThanOrEqualTo(most);
    }
  }

  @Test
  void refusesACostBeyondAllMoney() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> TIERED.of(TokenUsage.of(0, Long.MAX_VALUE), SPRING));
  }

  private static Price price(String input, String cacheRead, String output) {
    return new Price(
        Usd.of(input), Usd.of(cacheRead), Usd.of(input), Usd.of(input), Usd.of(output));
  }

  private static Price any(Random random) {
    return price(dollars(random), dollars(random), dollars(random));
  }

  private static String dollars(Random random) {
    return new Usd(random.nextLong(50_000_000_000L)).toString();
  }
}
