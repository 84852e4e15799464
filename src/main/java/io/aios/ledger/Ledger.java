package io.aios.ledger;

import io.aios.money.Usd;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Accounts and paid calls. Money is set aside before a call and settled after it, so that no
 * account ever spends more than its limit, however many processes call at once. Thread-safe; each
 * operation is one transaction of its own or joins the caller's.
 *
 * <p>A hold is ended once. To end it again in the same way and at the same cost changes nothing, so
 * that whoever did not hear that it was done can say it again.
 */
public interface Ledger {

  /**
   * Opens an account; does nothing if it is open already.
   *
   * @throws IllegalArgumentException if the limit is negative
   */
  void open(AccountId account, Usd limit);

  /** Where the account stands; empty if it was never opened. */
  Optional<Statement> statement(AccountId account);

  /**
   * Sets money aside on all accounts that pay, or on none. A call that was settled before is given
   * back instead. A hold of the same call that a crash left open is kept whole, as an estimate,
   * even if the new one is denied; so whoever asks for the same call takes it over.
   *
   * @throws IllegalArgumentException if an account was never opened
   */
  HoldResult hold(HoldRequest request);

  /**
   * Ends a hold with what the call cost and stores the reply, in one transaction.
   *
   * @return the accounts that this charge took over their soft limit
   * @throws IllegalArgumentException if the charge is more than the hold
   * @throws IllegalStateException if the hold has ended in another way
   */
  List<Statement> settle(Hold hold, Charge charge);

  /**
   * Ends a hold whose call cost nothing: the money is free again.
   *
   * @param reason why there was no reply; cut after 2,000 characters
   * @throws IllegalStateException if the hold has ended in another way
   */
  void release(Hold hold, String reason);

  /**
   * Ends a hold whose call gave no reply to keep, but was billed or may have been.
   *
   * @return the accounts that this charge took over their soft limit
   * @throws IllegalArgumentException if the forfeit is more than the hold
   * @throws IllegalStateException if the hold has ended in another way
   */
  List<Statement> keep(Hold hold, Forfeit forfeit);

  /** The charged calls of these subjects, oldest first; at most 10,000. */
  List<CallLine> calls(Collection<UUID> subjects);
}
