package io.aios.routing;

/**
 * How likely models are to have their results accepted for one ask.
 *
 * <p>The prior comes from the catalog. A published figure of quality is an uncertain measurement,
 * so it is shrunk to the mean of its tier (Efron and Morris, Stein's paradox in statistics, 1977);
 * a model of which nothing is published has the mean itself. The logistic curve of Rasch (1960)
 * turns it into a probability: half for a figure that equals the difficulty of the asked tier, and
 * 73 % for one that is {@value #SPREAD} points above. It counts for {@value #STRENGTH} results, and
 * results of our own for the task type are added as they are.
 */
final class Prospects {

  /** Results of our own that the prior counts for. */
  static final double STRENGTH = 10;

  /** How much of a published figure is believed; the rest is the mean of its tier. */
  static final double RELIABILITY = 0.8;

  /** Points of quality for one unit of log-odds. */
  static final double SPREAD = 6;

  private final Tier asked;
  private final TaskType type;
  private final TrackRecord record;

  Prospects(Ask ask, Market market) {
    this.asked = ask.tier();
    this.type = ask.type();
    this.record = market.record();
  }

  Expectation of(Offer offer) {
    double logOdds = (shrunk(offer) - difficulty(asked)) / SPREAD;
    return Expectation.prior(1 / (1 + Math.exp(-logOdds)), STRENGTH).after(tally(offer));
  }

  /** What became of the model's earlier results for this type of task. */
  TrackRecord.Tally tally(Offer offer) {
    return record.of(type, offer.model());
  }

  private static double shrunk(Offer offer) {
    double mean = mean(offer.tier());
    double figure = offer.quality().isKnown() ? offer.quality().figure() : mean;
    return mean + RELIABILITY * (figure - mean);
  }

  /** Means of the figures in the catalog that AIOS comes with, rounded to halves. */
  static double mean(Tier tier) {
    return switch (tier) {
      case ECONOMY -> 65;
      case STANDARD -> 75;
      case PREMIUM -> 82.5;
    };
  }

  /**
   * The figure with which half of the results for an ask of that tier are expected to be accepted:
   * an assumption, which our own results correct.
   */
  private static double difficulty(Tier tier) {
    return switch (tier) {
      case ECONOMY -> 55;
      case STANDARD -> 68;
      case PREMIUM -> 76;
    };
  }
}
