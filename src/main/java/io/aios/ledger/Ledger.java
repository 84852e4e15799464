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
 * that whoever did not hear that it was done can say it again. Only a hold that expired is ended
 * once more, by whoever knows at last what became of the call.
 */
public interface Ledger {

  /**
   * Opens an account with a limit for all time; does nothing if it is open already.
   *
   * @throws IllegalArgumentException if the limit is negative
   */
  void open(AccountId account, Usd limit);

  /**
   * Where the account stands; of one with a limit by month, where the current month stands. Empty
   * if it was never opened, or not yet in this month.
   */
  Optional<Statement> statement(AccountId account);

  /**
   * Sets money aside on all accounts that pay, or on none. A call that was settled before is given
   * back instead. A hold of the same call that a crash left open is kept whole, as an estimate,
   * even if the new one is denied; so whoever asks for the same call takes it over.
   *
   * <p>An account with a limit by month pays from the month in which the hold is made. One without
   * any limit does not pay at all; only a project must have one.
   *
   * @throws IllegalArgumentException if the account of a project was never opened
   * @throws IllegalStateException if the call was settled and its reply has expired: see {@link
   *     Replies}
   */
  HoldResult hold(HoldRequest request);

  /**
   * The stored reply of this very call; empty if it was never settled. Reserves nothing.
   *
   * @throws IllegalStateException if the reply has expired: see {@link Replies}
   */
  Optional<HoldResult.AlreadySettled> settled(CallKey key);

  /**
   * Ends a hold with what the call cost and stores the reply, in one transaction. A hold that
   * expired is settled all the same, and what was charged too much is given back; only the reply is
   * not stored if the same call was taken over meanwhile.
   *
   * @return the accounts found over their soft limit, each once for each limit that it has
   * @throws IllegalArgumentException if the charge is more than the hold
   * @throws IllegalStateException if the hold has ended in another way
   */
  List<Statement> settle(Hold hold, Charge charge);

  /**
   * Ends a hold whose call cost nothing: the money is free again, even if the hold expired.
   *
   * @param reason why there was no reply; cut after 2,000 characters
   * @throws IllegalStateException if the hold has ended in another way
   */
  void release(Hold hold, String reason);

  /**
   * Ends a hold whose call gave no reply to keep, but was billed or may have been. The cost of one
   * that expired is corrected.
   *
   * @return the accounts found over their soft limit, each once for each limit that it has
   * @throws IllegalArgumentException if the forfeit is more than the hold
   * @throws IllegalStateException if the hold has ended in another way
   */
  List<Statement> keep(Hold hold, Forfeit forfeit);

  /**
   * Ends holds that are open longer than their calls can take: nobody knows what was billed, so
   * they are kept whole, as estimates, until somebody ends them late.
   *
   * @param most how many at most, the oldest first; at least 1
   * @return how many; fewer than {@code most} if no other is left that nobody else is ending
   */
  int expire(int most);

  /** The charged calls of these subjects, oldest first; at most 10,000. */
  List<CallLine> calls(Collection<UUID> subjects);
}
