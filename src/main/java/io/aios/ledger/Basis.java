package io.aios.ledger;

/** What the cost of a call rests on. */
public enum Basis {
  /** The provider reported all that it bills. */
  REPORTED,
  /** It did not, so the cost is an estimate that errs on the safe side. */
  ESTIMATED,
  /** It was an estimate, which the provider's bill has corrected since. */
  RECONCILED
}
