package io.aios.routing;

/**
 * The least expected cost of an accepted result: what one call costs, times the tries that it is
 * expected to take, {@code c/s}. A model of half the price wins if it succeeds more than half as
 * often; price alone would choose models whose results are thrown away.
 *
 * <p>The rule of optimal search: where boxes are opened at a cost until one holds what is sought,
 * those with the least ratio of cost to probability come first (Black, Discrete sequential search,
 * 1965).
 */
record LeastCost() implements Valuation {

  @Override
  public double of(Outlook outlook) {
    return -outlook.dollarsOfAccepted();
  }
}
