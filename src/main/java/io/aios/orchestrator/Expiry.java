package io.aios.orchestrator;

import io.aios.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends holds whose calls are lost. Any number of nodes may do so side by side. */
record Expiry(Ledger ledger) {

  private static final Logger log = LoggerFactory.getLogger(Expiry.class);

  private static final int MOST_AT_ONCE = 100;
  private static final int MOST_TIMES = 100;

  /** One round; what it cannot do, because there are too many, is left to the next. */
  void round() {
    int expired = expireAll();
    if (expired > 0) {
      log.warn("{} calls were not ended in time; what was held for them is charged", expired);
    }
  }

  /** Those that are due, a few at a time, so that no account is locked for long; how many. */
  int expireAll() {
    int all = 0;
    for (int times = 0; times < MOST_TIMES; times++) {
      int some = ledger.expire(MOST_AT_ONCE);
      all += some;
      if (some < MOST_AT_ONCE) {
        break;
      }
    }
    return all;
  }
}
