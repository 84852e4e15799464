package io.aios.ledger;

import java.time.YearMonth;

/**
 * A limit and where it stands now.
 *
 * @param standing of the whole account, or of the current month; named after the account in both
 *     cases
 * @param period what the limit is for
 */
public record Budget(Statement standing, Period period) {

  /** How long a limit has to last. */
  public sealed interface Period {

    /** For good. */
    record AllTime() implements Period {}

    /**
     * For each calendar month in UTC.
     *
     * @param current the month that pays now
     */
    record Monthly(YearMonth current) implements Period {}
  }
}
