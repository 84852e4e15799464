package io.aios.routing;

/**
 * The least expected time to an accepted result, {@code t/s}: a fast model that has to be asked
 * again is a slow one. The same rule as {@link LeastCost}, with time as the price; by Wald's
 * identity (1944) the expected time of all tries is that of one, times their expected number. Times
 * differ by more than a tenth from call to call, so those within the same step of a tenth count as
 * equal, and among them the least expected cost comes first.
 */
record LeastTime() implements Valuation {

  static final double STEP = 1.1;

  /** Whole steps of time, and a fraction that falls with cost. */
  @Override
  public double of(Outlook outlook) {
    double steps = Math.log(outlook.secondsOfAccepted()) / Math.log(STEP);
    return -Math.floor(steps) + 1 / (1.01 + outlook.dollarsOfAccepted());
  }
}
