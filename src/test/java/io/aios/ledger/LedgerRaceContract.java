package io.aios.ledger;

import static io.aios.ledger.LedgerCast.account;
import static io.aios.ledger.LedgerCast.charge;
import static io.aios.ledger.LedgerCast.key;
import static io.aios.ledger.LedgerCast.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.HoldResult.Granted;
import io.aios.money.Usd;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every ledger promises when many call at once. */
@Timeout(120)
public abstract class LedgerRaceContract {

  private static final Usd ONE = Usd.of("1");

  private Ledger ledger;
  private AccountId project;

  protected abstract Ledger ledger(InstantSource time);

  /** How many threads race. */
  protected abstract int threads();

  @BeforeEach
  void openProject() {
    ledger = ledger(InstantSource.system());
    project = account();
    ledger.open(project, Usd.of("10"));
  }

  @Test
  void grantsExactlyWhatTheLimitIsWorth() {
    var granted = new AtomicInteger();
    try (var watch = new BudgetWatch(ledger, List.of(project))) {
      Crowd.of(threads())
          .run(thread -> {
            if (ledger.hold(request(ONE, project)) instanceof Granted) {
              granted.incrementAndGet();
            }
          });

      assertThat(granted).hasValue(10);
      assertThat(watch.stop()).isPositive();
    }
    assertThat(ledger.statement(project))
        .contains(new Statement(project, Usd.of("10"), Usd.of("10"), Usd.ZERO));
  }

  @RepeatedTest(3)
  void spendsExactlyTheLimitWhenCallsComeAndGo() {
    AccountId month = account();
    ledger.open(month, Usd.of("7"));
    var spent = new AtomicInteger();
    try (var watch = new BudgetWatch(ledger, List.of(project, month))) {
      Crowd.of(threads())
          .run(thread -> {
            var random = new Random(thread);
            for (int call = 0; call < 10; call++) {
              spent.addAndGet(spend(random, project, month));
            }
          });

      assertThat(watch.stop()).isPositive();
    }

    assertThat(spent.get()).isBetween(1, 7);
    Usd sum = Usd.of(Integer.toString(spent.get()));
    assertThat(ledger.statement(project))
        .contains(new Statement(project, Usd.of("10"), Usd.ZERO, sum));
    assertThat(ledger.statement(month)).contains(new Statement(month, Usd.of("7"), Usd.ZERO, sum));
  }

  /** Holds a dollar and ends the hold in one of three ways; what was spent in dollars. */
  private int spend(Random random, AccountId... accounts) {
    if (!(ledger.hold(request(ONE, accounts)) instanceof Granted(Hold hold))) {
      return 0;
    }
    int end = random.nextInt(10);
    if (end == 0) {
      ledger.settle(hold, charge(ONE));
      return 1;
    }
    if (end == 1) {
      ledger.keep(hold, Forfeit.whole(hold, "the stream broke"));
      return 1;
    }
    if (end < 5) {
      ledger.settle(hold, charge(Usd.ZERO));
    } else {
      ledger.release(hold, "no capacity");
    }
    return 0;
  }

  @Test
  void neverDeadlocksOverAccountsInAnyOrder() {
    List<AccountId> accounts = IntStream.range(0, 6).mapToObj(number -> account()).toList();
    accounts.forEach(account -> ledger.open(account, Usd.of("1000")));

    Crowd.of(threads())
        .run(thread -> {
          var random = new Random(thread);
          for (int call = 0; call < 20; call++) {
            AccountId[] some =
                random
                    .ints(0, 6)
                    .distinct()
                    .limit(3)
                    .mapToObj(accounts::get)
                    .toArray(AccountId[]::new);
            spend(random, some);
          }
        });

    assertThat(accounts)
        .allSatisfy(account ->
            assertThat(ledger.statement(account))
                .hasValueSatisfying(now -> assertThat(now.held()).isEqualTo(Usd.ZERO)));
  }

  @Test
  void settlesACallOnceHoweverManyAskForIt() {
    CallKey key = key();
    var settled = new AtomicInteger();

    Crowd.of(threads()).run(thread -> settled.addAndGet(settle(key)));

    assertThat(settled).hasValue(1);
    assertThat(ledger.calls(List.of(key.subject())))
        .filteredOn(line -> line.ending() instanceof CallLine.Ending.Settled)
        .hasSize(1);
    assertThat(ledger.statement(project))
        .hasValueSatisfying(now -> assertThat(now.held()).isEqualTo(Usd.ZERO));
  }

  /** Asks for the call until it is settled; how often this thread settled it. */
  private int settle(CallKey key) {
    int settled = 0;
    while (ledger.hold(request(key, new Usd(1), project)) instanceof Granted(Hold hold)) {
      try {
        ledger.settle(hold, charge(new Usd(1)));
        settled++;
      } catch (IllegalStateException takenOver) {
        assertThat(takenOver).hasMessageContaining("has ended already");
      }
    }
    return settled;
  }
}
