package io.aios.routing;

/**
 * Local models before all others, each group by its expected cost: a lexicographic preference
 * (Fishburn, Lexicographic Orders, Utilities and Decision Rules, 1974), in which no price buys a
 * prompt out of the house while a local model is able enough. Whoever wants that it never leaves
 * forbids it: that is a filter, no score.
 */
record LocalFirst() implements Valuation {

  /** Above zero for local models, falling with cost, and at most zero for others. */
  @Override
  public double of(Outlook outlook) {
    double dollars = outlook.dollarsOfAccepted();
    return outlook.local() ? 1 / (1 + dollars) : -dollars;
  }
}
