package io.aios.ledger;

import io.aios.llm.Reply;
import io.aios.money.Usd;

/** The ledger's word on a {@link HoldRequest}. */
public sealed interface HoldResult {

  /** The money is set aside; call the model, then end the hold. */
  record Granted(Hold hold) implements HoldResult {}

  /**
   * An account has not enough left; nothing was set aside.
   *
   * @param account the account that said no
   * @param left what it still has, after all holds
   * @param needed what was asked for
   */
  record Denied(AccountId account, Usd left, Usd needed) implements HoldResult {}

  /** This very call was paid for and stored before: here is its answer, for nothing. */
  record AlreadySettled(Reply reply, Usd cost) implements HoldResult {}
}
