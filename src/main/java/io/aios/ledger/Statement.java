package io.aios.ledger;

import io.aios.money.Usd;

/**
 * Where an account stands. {@code spent + held <= limit} holds at every instant.
 *
 * @param limit what may be spent in all, or in the month
 * @param held what is set aside for calls in flight
 * @param spent what was charged
 */
public record Statement(AccountId account, Usd limit, Usd held, Usd spent) {

  /** What can still be set aside. */
  public Usd left() {
    return limit.minus(held).minus(spent);
  }
}
