package io.aios.gateway.quote;

import io.aios.llm.Origin;
import io.aios.money.Usd;
import io.aios.project.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What is expected of a project.
 *
 * @param nanos cost in nano-dollars
 * @param millis time along the slowest chain of steps, in milliseconds
 * @param samples on how many projects of the template cost and time rest; 0 if on the steps
 * @param origin what kind of models would answer
 */
record Estimate(
    String template,
    List<StepEstimate> steps,
    Range nanos,
    Range millis,
    int samples,
    Origin origin) {

  /** Micro-dollars: more digits would pretend to know more. */
  private static final int DECIMALS = 6;

  Estimate {
    steps = List.copyOf(steps);
  }

  /** The same as it is kept with a project. */
  Quote quote() {
    return new Quote(money(nanos), time(millis), samples);
  }

  boolean isFeasible() {
    return steps.stream().allMatch(StepEstimate::isFeasible);
  }

  /** Whether a budget will do. */
  Verdict verdict(Usd budget) {
    Quote.Money cost = money(nanos);
    if (!isFeasible() || cost.low().isMoreThan(budget) || largestHold().isMoreThan(budget)) {
      return Verdict.NO;
    }
    return cost.high().isMoreThan(budget) ? Verdict.PERHAPS : Verdict.YES;
  }

  /** What has to be set aside at once for the dearest call, at its cheapest model. */
  private Usd largestHold() {
    return steps.stream()
        .flatMap(step -> step.asks().stream())
        .flatMap(ask -> ask.hold().stream())
        .max(Comparator.naturalOrder())
        .orElse(Usd.ZERO);
  }

  static Quote.Money money(Range nanos) {
    return new Quote.Money(usd(nanos.low()), usd(nanos.expected()), usd(nanos.high()));
  }

  /** To the millisecond. */
  static Quote.Time time(Range millis) {
    return new Quote.Time(
        Duration.ofMillis(Math.round(millis.low())),
        Duration.ofMillis(Math.round(millis.expected())),
        Duration.ofMillis(Math.round(millis.high())));
  }

  /** To the micro-dollar, rounded up. */
  private static Usd usd(double nanos) {
    BigDecimal dollars = BigDecimal.valueOf(nanos).movePointLeft(9);
    return Usd.of(dollars.setScale(DECIMALS, RoundingMode.CEILING));
  }

  /** Whether a budget suffices. */
  enum Verdict {
    /** It is no less than the high end of the range. */
    YES,
    /** It is within the range. */
    PERHAPS,
    /** It is less than the low end, or a single call may need more, or no model can be asked. */
    NO
  }
}
