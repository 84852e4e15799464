package io.aios.ledger;

import io.aios.llm.Reply;
import io.aios.money.Usd;

/**
 * What a call really cost, with the answer that was paid for.
 *
 * @param cost price of the usage that the provider reported; never more than the hold
 */
public record Charge(Reply reply, Usd cost) {

  public Charge {
    if (cost.isNegative()) {
      throw new IllegalArgumentException("A charge is never negative");
    }
  }
}
