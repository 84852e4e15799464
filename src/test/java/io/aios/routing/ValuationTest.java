package io.aios.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aios.money.Usd;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ValuationTest {

  /** A cent, a chance of 90 %, a minute. */
  private static final Outlook USUAL = new Outlook(0.01, 0.9, 0, 60, false);

  @Test
  void prefersTheLeastCostOfAnAcceptedResultToTheLeastPrice() {
    var halfAsDear = new Outlook(0.005, 0.9, 0, 60, false);
    var halfAsDearButRarelyRight = new Outlook(0.005, 0.4, 0, 60, false);

    assertPrefers(Policy.COST, halfAsDear, USUAL);
    assertPrefers(Policy.COST, USUAL, halfAsDearButRarelyRight);
    assertThat(value(Policy.COST, USUAL)).isCloseTo(-0.01 / 0.9, within(1e-12));
  }

  @Test
  void countsACallThatFailsAsOneInVain() {
    var failing = new Outlook(0.01, 0.9, 0.5, 60, false);

    assertThat(value(Policy.COST, failing)).isCloseTo(-0.01 / 0.45, within(1e-12));
    for (Policy policy : Policy.values()) {
      assertPrefers(policy, USUAL, failing);
    }
  }

  @Test
  void pricesTimeAndFailureWhereTheyAreToBeBalanced() {
    // (1 cent + 2 cents for a minute + 10 % of 5 cents) / 90 %
    assertThat(value(Policy.BALANCED, USUAL)).isCloseTo(-0.035 / 0.9, within(1e-12));
  }

  @Test
  void balancesSmallWorkTowardsBetterModelsAndLargeWorkTowardsCheapOnes() {
    assertPrefers(
        Policy.BALANCED,
        new Outlook(0.01, 0.95, 0, 30, false),
        new Outlook(0.001, 0.6, 0, 30, false));
    assertPrefers(
        Policy.BALANCED, new Outlook(0.1, 0.6, 0, 30, false), new Outlook(1, 0.95, 0, 30, false));
  }

  @Test
  void takesTheBestChanceAtAnyPriceAndTheCheaperOfTwoThatAreAsGood() {
    var best = new Outlook(100, 0.96, 0, 60, false);
    var asGood = new Outlook(99, 0.955, 0, 60, false);

    assertPrefers(Policy.QUALITY, best, USUAL);
    assertPrefers(Policy.QUALITY, asGood, best);
  }

  @Test
  void takesTheFastestAndTheCheaperOfTwoThatAreAsFast() {
    var fast = new Outlook(100, 0.9, 0, 20, false);
    var asFast = new Outlook(99, 0.9, 0, 20.5, false);
    var fastButOftenWrong = new Outlook(0.01, 0.2, 0, 20, false);

    assertPrefers(Policy.SPEED, fast, USUAL);
    assertPrefers(Policy.SPEED, asFast, fast);
    assertPrefers(Policy.SPEED, USUAL, fastButOftenWrong);
  }

  @Test
  void takesLocalModelsFirstAndTheCheapestOfThem() {
    var local = new Outlook(50, 0.5, 0, 600, true);
    var cheaper = new Outlook(49, 0.5, 0, 600, true);
    var free = new Outlook(0, 0.9, 0, 1, false);

    assertPrefers(Policy.LOCAL_FIRST, local, free);
    assertPrefers(Policy.LOCAL_FIRST, cheaper, local);
    assertPrefers(Policy.LOCAL_FIRST, free, USUAL);
  }

  @Test
  void tellsWhatWasExpected() {
    assertThat(USUAL.valued(-1))
        .isEqualTo(new Ranking.Score(Usd.of("0.011111111"), 0.9, Duration.ofMinutes(1), -1));
  }

  private static void assertPrefers(Policy policy, Outlook one, Outlook other) {
    assertThat(value(policy, one)).isGreaterThan(value(policy, other));
  }

  private static double value(Policy policy, Outlook outlook) {
    return Valuation.of(policy).of(outlook);
  }
}
