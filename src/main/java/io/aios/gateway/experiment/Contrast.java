package io.aios.gateway.experiment;

import io.aios.ledger.Arms.Tally;
import io.aios.money.Usd;
import java.util.Locale;

/**
 * Whether an arm differs from the one it is compared with. Pure.
 *
 * @param arm its name
 * @param base the name of the other
 * @param acceptance difference of the shares of tasks that were accepted at once
 * @param dollars difference of the cost of a task
 * @param seconds difference of the time of a task
 */
record Contrast(String arm, String base, Interval acceptance, Interval dollars, Interval seconds) {

  /** Judged tasks that each arm must have: with fewer, means of skewed costs are not yet normal. */
  static final long FEWEST = 30;

  /** Whether both have enough to be compared. */
  static boolean isPossible(Tally arm, Tally base) {
    return Math.min(arm.judged(), base.judged()) >= FEWEST;
  }

  /** Compares an arm with another; both must have enough. */
  static Contrast of(String name, Tally arm, String baseName, Tally base) {
    return new Contrast(
        name,
        baseName,
        Interval.ofDifference(acceptance(arm), acceptance(base)),
        Interval.ofDifference(dollars(arm), dollars(base)),
        Interval.ofDifference(seconds(arm), seconds(base)));
  }

  static Interval acceptance(Tally arm) {
    return Interval.ofProportion(arm.accepted(), arm.judged());
  }

  private static Sample dollars(Tally arm) {
    return Sample.of(arm.judged(), arm.nanos(), Usd.NANOS_PER_DOLLAR);
  }

  private static Sample seconds(Tally arm) {
    return Sample.of(arm.judged(), arm.milliseconds(), 1_000);
  }

  static String tooFew(String arm, long judged) {
    return "not enough data yet: %s has %d of at least %d judged tasks"
        .formatted(arm, judged, FEWEST);
  }

  /** What follows, in words. */
  String verdict() {
    if (!acceptance.excludesZero() && !dollars.excludesZero() && !seconds.excludesZero()) {
      return "no difference seen between " + arm + " and " + base;
    }
    return "compared with %s, %s; %s; %s"
        .formatted(
            base,
            said(Aspect.ACCEPTANCE, acceptance),
            said(Aspect.COST, dollars),
            said(Aspect.TIME, seconds));
  }

  private String said(Aspect aspect, Interval interval) {
    if (!interval.excludesZero()) {
      return "no difference seen in " + aspect.noun;
    }
    return "%s %s: %s%s (%s to %s)"
        .formatted(
            arm,
            interval.estimate() > 0 ? aspect.more : aspect.less,
            aspect.number(interval.estimate()),
            aspect.unit,
            aspect.number(interval.low()),
            aspect.number(interval.high()));
  }

  /** What arms are compared by, in words. */
  private enum Aspect {
    ACCEPTANCE("acceptance", "accepts more", "accepts less", " points", "%+.1f"),
    COST("cost", "costs more", "costs less", " USD a task", "%+.6f"),
    TIME("time", "takes longer", "is faster", " seconds a task", "%+.2f");

    private final String noun;
    private final String more;
    private final String less;
    private final String unit;
    private final String format;

    Aspect(String noun, String more, String less, String unit, String format) {
      this.noun = noun;
      this.more = more;
      this.less = less;
      this.unit = unit;
      this.format = format;
    }

    private String number(double figure) {
      return String.format(Locale.ROOT, format, this == ACCEPTANCE ? 100 * figure : figure);
    }
  }
}
