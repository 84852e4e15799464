package io.aios.ledger;

import java.time.InstantSource;
import org.junit.jupiter.api.Nested;

class MemoryLedgerTest {

  @Nested
  class Holds extends LedgerContract {
    @Override
    protected Ledger ledger(InstantSource time) {
      return new MemoryLedger(time);
    }
  }

  @Nested
  class Lines extends CallLineContract {
    @Override
    protected Ledger ledger(InstantSource time) {
      return new MemoryLedger(time);
    }
  }

  @Nested
  class Sums extends SpendingContract {

    private MemoryLedger ledger = new MemoryLedger(InstantSource.system());

    @Override
    protected Ledger ledger(InstantSource time) {
      ledger = new MemoryLedger(time);
      return ledger;
    }

    @Override
    protected Spending spending() {
      return ledger.spending();
    }
  }

  @Nested
  class Races extends LedgerRaceContract {
    @Override
    protected Ledger ledger(InstantSource time) {
      return new MemoryLedger(time);
    }

    @Override
    protected int threads() {
      return 32;
    }
  }
}
