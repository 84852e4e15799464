package io.aios.ledger;

import io.aios.llm.TokenUsage;
import io.aios.money.Usd;

/**
 * What a call costs that gave no reply to keep.
 *
 * @param usage what the provider reported of it; {@link TokenUsage#NONE} if nothing
 * @param cost never more than the hold
 * @param basis whether the cost is the price of the usage or an estimate
 * @param reason why there was no reply; a ledger cuts it after 2,000 characters
 */
public record Forfeit(TokenUsage usage, Usd cost, Basis basis, String reason) {

  public Forfeit {
    if (cost.isNegative()) {
      throw new IllegalArgumentException("A forfeit is never negative");
    }
  }

  /** Nobody knows what the provider bills, and so all that was set aside for it. */
  public static Forfeit whole(Hold hold, String reason) {
    return new Forfeit(TokenUsage.NONE, hold.amount(), Basis.ESTIMATED, reason);
  }
}
