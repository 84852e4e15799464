package io.aios.ledger.postgres;

import io.aios.ledger.AcceptancesContract;
import io.aios.ledger.BudgetsContract;
import io.aios.ledger.BudgetsRaceContract;
import io.aios.ledger.ExpiryContract;
import io.aios.ledger.ExpiryRaceContract;
import io.aios.ledger.Ledger;
import io.aios.ledger.LedgerRoom;
import io.aios.ledger.ReuseContract;
import io.aios.ledger.SoftLimitContract;
import io.aios.money.Usd;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** Months, soft limits, expiry, reuse and judgements in PostgreSQL. */
@PostgresTest
class PostgresBudgetsTest {

  private final Database database;

  PostgresBudgetsTest(Database database) {
    this.database = database;
  }

  private LedgerRoom postgres(InstantSource time) {
    return PostgresRoom.of(database, time, Optional.empty());
  }

  @Nested
  class Expiry extends ExpiryContract {
    @Override
    protected Ledger ledger(InstantSource time) {
      return postgres(time).ledger();
    }
  }

  @Nested
  class Reuse extends ReuseContract {
    @Override
    protected LedgerRoom room(InstantSource time) {
      return postgres(time);
    }
  }

  @Nested
  class SoftLimit extends SoftLimitContract {
    @Override
    protected LedgerRoom room(InstantSource time) {
      return postgres(time);
    }
  }

  @Nested
  class Judgements extends AcceptancesContract {
    @Override
    protected LedgerRoom room(InstantSource time) {
      return postgres(time);
    }
  }

  @Nested
  class Months extends BudgetsContract {
    @Override
    protected LedgerRoom room(InstantSource time, Optional<Usd> tenantMonth) {
      return PostgresRoom.of(database, time, tenantMonth);
    }

    @Override
    protected void month(YearMonth month) {
      PostgresRoom.live(database, month);
    }
  }

  @Nested
  class ExpiryRaces extends ExpiryRaceContract {
    @Override
    protected LedgerRoom room(InstantSource time) {
      return postgres(time);
    }

    @Override
    protected int threads() {
      return 32;
    }
  }

  @Nested
  class MonthRaces extends BudgetsRaceContract {
    @Override
    protected LedgerRoom room(InstantSource time) {
      return postgres(time);
    }

    @Override
    protected void month(YearMonth month) {
      PostgresRoom.live(database, month);
    }

    @Override
    protected int threads() {
      return 32;
    }
  }
}
