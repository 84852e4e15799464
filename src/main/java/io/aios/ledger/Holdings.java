package io.aios.ledger;

import io.aios.money.Usd;
import java.util.SortedMap;

/** How much money is set aside for calls in flight, over all accounts. Thread-safe. */
public interface Holdings {

  /**
   * By the kind of account, e.g. {@code project}; kinds of which there is no account are missing.
   */
  SortedMap<String, Usd> held();
}
