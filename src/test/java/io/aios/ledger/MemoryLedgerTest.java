package io.aios.ledger;

import io.aios.money.Usd;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Optional;
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

  @Nested
  class Expiry extends ExpiryContract {
    @Override
    protected Ledger ledger(InstantSource time) {
      return new MemoryLedger(time);
    }
  }

  @Nested
  class Reuse extends ReuseContract {
    @Override
    protected LedgerRoom room(InstantSource time) {
      return MemoryLedgerTest.room(time, Optional.empty());
    }
  }

  @Nested
  class SoftLimit extends SoftLimitContract {
    @Override
    protected LedgerRoom room(InstantSource time) {
      return MemoryLedgerTest.room(time, Optional.empty());
    }
  }

  @Nested
  class Judgements extends AcceptancesContract {
    @Override
    protected LedgerRoom room(InstantSource time) {
      return MemoryLedgerTest.room(time, Optional.empty());
    }
  }

  @Nested
  class Months extends BudgetsContract {
    @Override
    protected LedgerRoom room(InstantSource time, Optional<Usd> tenantMonth) {
      return MemoryLedgerTest.room(time, tenantMonth);
    }

    @Override
    protected void month(YearMonth month) {
      // It lives by the clock of the test.
    }
  }

  @Nested
  class ExpiryRaces extends ExpiryRaceContract {
    @Override
    protected LedgerRoom room(InstantSource time) {
      return MemoryLedgerTest.room(time, Optional.empty());
    }

    @Override
    protected int threads() {
      return 32;
    }
  }

  @Nested
  class Expiring extends RepliesContract {
    @Override
    protected Stored stored(InstantSource time) {
      MemoryLedger ledger = new MemoryLedger(time);
      return new Stored(ledger, ledger.replies());
    }
  }

  @Nested
  class MonthRaces extends BudgetsRaceContract {
    @Override
    protected LedgerRoom room(InstantSource time) {
      return MemoryLedgerTest.room(time, Optional.empty());
    }

    @Override
    protected void month(YearMonth month) {
      // It lives by the clock of the test.
    }

    @Override
    protected int threads() {
      return 32;
    }
  }

  private static LedgerRoom room(InstantSource time, Optional<Usd> tenantMonth) {
    var budgets = new MemoryBudgets(time, tenantMonth);
    var ledger = new MemoryLedger(time, budgets);
    return new LedgerRoom(ledger, budgets, new MemoryAcceptances(ledger));
  }
}
