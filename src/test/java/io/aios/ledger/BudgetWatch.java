package io.aios.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.money.Usd;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks at accounts all the time and fails once one has more spent and held than its limit. */
final class BudgetWatch implements AutoCloseable {

  private final AtomicBoolean over = new AtomicBoolean();
  private final CompletableFuture<Integer> samples;

  BudgetWatch(Ledger ledger, List<AccountId> accounts) {
    samples = CompletableFuture.supplyAsync(() -> watch(ledger, accounts));
  }

  /** Stops looking; how many samples were taken, all of them within the limit. */
  int stop() {
    over.set(true);
    return samples.join();
  }

  @Override
  public void close() {
    stop();
  }

  private int watch(Ledger ledger, List<AccountId> accounts) {
    int taken = 0;
    do {
      for (AccountId account : accounts) {
        Statement now = ledger.statement(account).orElseThrow();
        assertThat(now.left()).isGreaterThanOrEqualTo(Usd.ZERO);
        assertThat(now.held()).isGreaterThanOrEqualTo(Usd.ZERO);
        taken++;
      }
    } while (!over.get());
    return taken;
  }
}
