package io.aios.ledger;

import io.aios.money.Usd;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Brings the ledger into agreement with the bills of providers. Where a provider reported what a
 * call used, the charge is exact and stays; where nobody heard what became of a call, it was
 * charged an estimate that errs on the safe side, and the bill tells by how much. Thread-safe.
 */
public interface Reconciliations {

  /** Most estimates that one bill may correct. */
  int MOST_CALLS = 50_000;

  /**
   * Lowers the estimates among the calls that the bill is for, so that all charges add up to it, to
   * the nano-dollar, and gives the difference back to the accounts that paid. Each estimate is
   * lowered in proportion. All of it, or nothing.
   */
  Result reconcile(Invoice invoice);

  /** The latest first. */
  List<Reconciled> latest(int most);

  /** What came of a bill. */
  sealed interface Result {

    /** The ledger agrees with it now. */
    record Agreed(Reconciled reconciled) implements Result {}

    /** Calls of that time are under way, so nobody knows yet what it should say. */
    record Underway(long calls) implements Result {}

    /** More than {@link #MOST_CALLS} estimates: a bill for a shorter time is needed. */
    record TooMany(long calls) implements Result {}

    /**
     * Estimates cannot explain it: it is below what the provider itself reported, or above all that
     * was charged. Nothing was changed.
     *
     * @param reported charges that rest on the provider's own reports, or on an earlier bill
     * @param estimated charges that are estimates
     */
    record Unexplained(Usd reported, Usd estimated) implements Result {}
  }

  /**
   * A bill that the ledger agrees with.
   *
   * @param reported as in {@link Result.Unexplained}
   * @param estimated what the estimates came to before
   * @param calls estimates that were corrected
   */
  record Reconciled(
      UUID id, Invoice invoice, Usd reported, Usd estimated, int calls, Instant madeAt) {

    /** What was charged too much, and given back. */
    public Usd givenBack() {
      return reported.plus(estimated).minus(invoice.billed());
    }
  }
}
