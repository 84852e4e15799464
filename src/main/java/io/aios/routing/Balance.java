package io.aios.routing;

/**
 * Little money for an accepted result, with time and failure at a price: {@code (c + m*w + (1-s)*f)
 * / s}, with {@code c} dollars and {@code m} minutes of a call, {@code w} dollars for a minute of
 * waiting and {@code f} dollars for a call in vain.
 *
 * <p>Goods take time as well as money, and are chosen by the sum of both, time at what it is worth
 * elsewhere (Becker, A Theory of the Allocation of Time, 1965). A minute at {@value
 * #DOLLARS_PER_MINUTE} USD is 1.20 USD an hour: a person does not sit and wait, but the tasks
 * behind this one do. A call in vain at {@value #DOLLARS_PER_FAILURE} USD stands for what no ledger
 * books: another verification, a longer prompt with findings, a higher tier. Both are small beside
 * dear calls and decide between cheap ones: small work goes to better models than {@link LeastCost}
 * would choose, large work goes to cheap ones.
 */
record Balance() implements Valuation {

  static final double DOLLARS_PER_MINUTE = 0.02;
  static final double DOLLARS_PER_FAILURE = 0.05;

  private static final double SECONDS_PER_MINUTE = 60;

  @Override
  public double of(Outlook outlook) {
    return -(outlook.dollarsOfAccepted()
        + outlook.secondsOfAccepted() / SECONDS_PER_MINUTE * DOLLARS_PER_MINUTE
        + outlook.callsInVain() * DOLLARS_PER_FAILURE);
  }
}
