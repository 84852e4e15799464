package io.aios.ledger;

import io.aios.llm.Reply;
import io.aios.money.Usd;
import java.util.UUID;

/** The ledger's word on a {@link HoldRequest}. */
public sealed interface HoldResult {

  /** The money is set aside; call the model, then end the hold. */
  record Granted(Hold hold) implements HoldResult {}

  /**
   * An account has not enough left; nothing was set aside.
   *
   * @param account the account that said no, as it was asked; the first one in order if several did
   * @param left what it still has, after all holds; in this month if its limit is by month
   * @param held what is set aside on it for other calls, and may come back
   * @param needed what was asked for
   */
  record Denied(AccountId account, Usd left, Usd held, Usd needed) implements HoldResult {

    /** Whether the same request may be granted once calls in flight have ended. */
    public boolean mayPass() {
      return !needed.minus(left).isMoreThan(held);
    }
  }

  /** This very call was paid for and stored before: here is its answer, for nothing. */
  record AlreadySettled(UUID call, Reply reply, Usd cost) implements HoldResult {}

  /**
   * The same request was answered before, for other work of the same tenant. The reply carries no
   * usage, for this call used nothing.
   *
   * @param call the line that notes it, whose cost is zero
   * @param saved what the answer had cost
   */
  record Reused(UUID call, Reply reply, Usd saved) implements HoldResult {}
}
