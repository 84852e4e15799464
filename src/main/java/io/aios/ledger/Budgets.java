package io.aios.ledger;

import io.aios.money.Usd;
import java.util.List;
import java.util.Optional;

/**
 * The limits of accounts. That of a project is for all time and is opened with it; every other
 * account has one for each calendar month, in UTC by the time of the database, or none at all.
 * Thread-safe; each operation is one transaction of its own or joins the caller's.
 */
public interface Budgets {

  /** Most budgets that a list shows. */
  int MOST_LISTED = 1_000;

  /**
   * Raises or lowers a limit, at once. Of an account by month it changes the current month and all
   * that follow; if it had no limit, it has one from now on.
   *
   * @throws IllegalArgumentException if the limit is negative, or the account is a single month or
   *     its name is too long to have months
   */
  Change limit(AccountId account, Usd limit);

  /** The limit of an account and where it stands; empty if it has none. */
  Optional<Budget> find(AccountId account);

  /** All budgets by month, in order of their names; at most {@value #MOST_LISTED}. */
  List<Budget> monthly();

  /** What became of a new limit. */
  sealed interface Change {

    /** It holds. */
    record Changed(Budget budget) implements Change {}

    /**
     * It is less than what is spent and set aside already, and nothing has changed.
     *
     * @param least the lowest limit that is possible now
     */
    record TooLow(Usd least) implements Change {}

    /** It is a project that was never opened. */
    record NoSuchAccount() implements Change {}
  }
}
