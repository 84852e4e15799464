package io.aios.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.AccountId;
import io.aios.ledger.CallKey;
import io.aios.ledger.Decision;
import io.aios.ledger.HoldRequest;
import io.aios.ledger.Ledger;
import io.aios.ledger.Purpose;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.money.Usd;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PostgresTest
class PostgresHoldingsTest {

  private final Database database;
  private final Ledger ledger;

  PostgresHoldingsTest(Database database) {
    this.database = database;
    this.ledger =
        new PostgresLedger(
            database.jdbc(),
            new BudgetsProperties("", 80),
            InstantSource.fixed(Instant.EPOCH),
            UUID::randomUUID);
  }

  @Test
  void addsUpByTheKindOfAccount() {
    AccountId tenant = AccountId.ofTenant("acme");
    hold(Usd.of("1.5"), project(), tenant);
    hold(Usd.of("0.25"), project(), tenant);
    ledger.open(new AccountId("pool:idle"), Usd.of("9"));

    assertThat(new PostgresHoldings(database.jdbc()).held())
        .containsEntry("pool", Usd.ZERO)
        .containsEntry("project", Usd.of("1.75"))
        .containsEntry("tenant", Usd.of("1.75"))
        .hasSize(3);
  }

  private static AccountId project() {
    return AccountId.ofProject(UUID.randomUUID());
  }

  private void hold(Usd amount, AccountId... accounts) {
    List.of(accounts).forEach(account -> ledger.open(account, Usd.of("9")));
    ledger.hold(
        new HoldRequest(
            new CallKey(UUID.randomUUID(), "files-0", "c0ffee"),
            new Purpose("acme", UUID.randomUUID(), "QA", "qa"),
            new TreeSet<>(List.of(accounts)),
            ModelId.of("scripted/economy"),
            Origin.SIMULATED,
            amount,
            Duration.ofHours(1),
            false,
            Decision.of("the cheapest")));
  }
}
