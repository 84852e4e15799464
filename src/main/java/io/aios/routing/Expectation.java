package io.aios.routing;

/**
 * What is known of the probability that a model's result is accepted: a Beta distribution. What
 * others have measured counts as so many results of our own, and fades as our own come in; see
 * Gelman et al., Bayesian Data Analysis, chapter 2.
 *
 * @param accepted pseudo-count of accepted results, more than zero
 * @param rejected pseudo-count of rejected results, more than zero
 */
public record Expectation(double accepted, double rejected) {

  public Expectation {
    if (!(accepted > 0 && rejected > 0)) {
      throw new IllegalArgumentException("The counts of an expectation are more than zero");
    }
  }

  /**
   * Before any result of our own.
   *
   * @param mean the probability that others suggest, within 0 and 1, both excluded
   * @param strength how many results of our own that counts for, more than zero
   */
  public static Expectation prior(double mean, double strength) {
    return new Expectation(mean * strength, (1 - mean) * strength);
  }

  /** With results of our own; what was revoked counts as rejected. */
  public Expectation after(TrackRecord.Tally tally) {
    return new Expectation(
        accepted + tally.accepted() - tally.revoked(),
        rejected + tally.rejected() + tally.revoked());
  }

  /** The expected probability. */
  public double mean() {
    return accepted / (accepted + rejected);
  }

  /** How far the probability may be from its mean: the standard deviation. */
  public double uncertainty() {
    double all = accepted + rejected;
    return Math.sqrt(accepted * rejected / (all * all * (all + 1)));
  }
}
