package io.aios.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.ledger.AccountId;
import io.aios.ledger.CallLineContract;
import io.aios.ledger.Ledger;
import io.aios.ledger.LedgerContract;
import io.aios.ledger.LedgerRaceContract;
import io.aios.ledger.RepliesContract;
import io.aios.ledger.Spending;
import io.aios.ledger.SpendingContract;
import io.aios.money.Usd;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

@PostgresTest
class PostgresLedgerTest {

  private final Database database;

  PostgresLedgerTest(Database database) {
    this.database = database;
  }

  private Ledger postgres(InstantSource time) {
    return new PostgresLedger(
        database.jdbc(), new BudgetsProperties("", 80), time, UUID::randomUUID);
  }

  @Nested
  class Holds extends LedgerContract {
    @Override
    protected Ledger ledger(InstantSource time) {
      return postgres(time);
    }
  }

  @Nested
  class Lines extends CallLineContract {
    @Override
    protected Ledger ledger(InstantSource time) {
      return postgres(time);
    }
  }

  @Nested
  class Sums extends SpendingContract {
    @Override
    protected Ledger ledger(InstantSource time) {
      database.jdbc().sql("truncate llm_call").update();
      return postgres(time);
    }

    @Override
    protected Spending spending() {
      return new PostgresSpending(database.jdbc());
    }
  }

  @Nested
  class Races extends LedgerRaceContract {
    @Override
    protected Ledger ledger(InstantSource time) {
      return postgres(time);
    }

    @Override
    protected int threads() {
      return 64;
    }
  }

  @Nested
  class Expiring extends RepliesContract {
    @Override
    protected Stored stored(InstantSource time) {
      return new Stored(postgres(time), new PostgresReplies(database.jdbc(), time));
    }
  }

  @Nested
  class Schema {

    private final AccountId account = AccountId.ofProject(UUID.randomUUID());

    @Test
    void refusesToSpendBeyondTheLimitWhateverTheProgramSays() {
      postgres(InstantSource.fixed(Instant.EPOCH)).open(account, Usd.of("1"));

      assertThatThrownBy(() -> spend(1_000_000_001L))
          .isInstanceOf(DataIntegrityViolationException.class)
          .hasMessageContaining("account_within_limit");
      assertThat(spend(1_000_000_000L)).isEqualTo(1);
    }

    private int spend(long nanos) {
      return database
          .jdbc()
          .sql("update account set spent_nanos = :nanos where id = :id")
          .param("nanos", nanos)
          .param("id", account.value())
          .update();
    }
  }
}
