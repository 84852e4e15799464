package io.aios.routing;

/**
 * The best chance of an accepted result, at any price within the budget. Chances are known to a few
 * percent at best, so those within the same step of {@value #STEP} count as equal, and among them
 * the least expected cost comes first: a lexicographic semiorder (Tversky, Intransitivity of
 * Preferences, 1969), with fixed steps instead of differences so that the order stays transitive.
 */
record BestChance() implements Valuation {

  static final double STEP = 0.025;

  /** Whole steps of chance, and a fraction that falls with cost. */
  @Override
  public double of(Outlook outlook) {
    return Math.floor(outlook.success() / STEP) + 1 / (1.01 + outlook.dollarsOfAccepted());
  }
}
