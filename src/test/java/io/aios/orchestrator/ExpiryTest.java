package io.aios.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.AccountId;
import io.aios.ledger.CallKey;
import io.aios.ledger.Decision;
import io.aios.ledger.HoldRequest;
import io.aios.ledger.MemoryLedger;
import io.aios.ledger.Purpose;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.money.Usd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExpiryTest {

  private static final AccountId PROJECT = AccountId.ofProject(UUID.randomUUID());

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final MemoryLedger ledger = new MemoryLedger(now::get);
  private final Expiry expiry = new Expiry(ledger);

  @Test
  void endsAllHoldsThatAreDueHoweverMany() {
    ledger.open(PROJECT, Usd.of("1000"));
    for (int call = 0; call < 250; call++) {
      hold();
    }
    assertThat(expiry.expireAll()).isZero();
    now.set(Instant.EPOCH.plusSeconds(60));
    hold();

    assertThat(expiry.expireAll()).isEqualTo(250);

    assertThat(ledger.openHolds()).isEqualTo(1);
  }

  private void hold() {
    ledger.hold(
        new HoldRequest(
            new CallKey(UUID.randomUUID(), "files-0", "cafe"),
            new Purpose("default", UUID.randomUUID(), "QA", "qa"),
            new TreeSet<>(List.of(PROJECT)),
            new ModelId("scripted", "economy"),
            Origin.SIMULATED,
            Usd.of("1"),
            Duration.ofMinutes(1),
            false,
            Decision.of("the cheapest")));
  }
}
