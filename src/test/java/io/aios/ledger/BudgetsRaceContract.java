package io.aios.ledger;

import static io.aios.ledger.LedgerCast.charge;
import static io.aios.ledger.LedgerCast.request;
import static io.aios.ledger.LedgerCast.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.HoldResult.Granted;
import io.aios.money.Usd;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** What every ledger promises when a month ends, or a limit changes, while many call. */
@Timeout(120)
public abstract class BudgetsRaceContract {

  private static final Usd ONE = Usd.of("1");
  private static final Usd TEN = Usd.of("10");
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

  private final SettableTime time = new SettableTime();
  private final AccountId tenant = tenant();

  private Ledger ledger;
  private Budgets budgets;

  protected abstract LedgerRoom room(InstantSource time);

  protected abstract void month(YearMonth month);

  /** How many threads race. */
  protected abstract int threads();

  @BeforeEach
  void openMonth() {
    LedgerRoom room = room(time);
    ledger = room.ledger();
    budgets = room.budgets();
    live(NOVEMBER);
  }

  private void live(YearMonth month) {
    time.month(month);
    month(month);
  }

  @RepeatedTest(3)
  void opensAMonthOnceAndGrantsWhatItIsWorth() {
    budgets.limit(tenant, TEN);
    var granted = new AtomicInteger();

    Crowd.of(threads())
        .run(thread -> {
          if (ledger.hold(request(ONE, tenant)) instanceof Granted) {
            granted.incrementAndGet();
          }
        });

    assertThat(granted).hasValue(10);
    assertThat(ledger.statement(tenant)).contains(new Statement(tenant, TEN, TEN, Usd.ZERO));
  }

  @RepeatedTest(3)
  void grantsInEachMonthWhatItIsWorthWhenItEndsUnderWay() {
    budgets.limit(tenant, TEN);
    List<Hold> holds = Collections.synchronizedList(new ArrayList<>());

    Crowd.of(threads())
        .run(thread -> {
          for (int call = 0; call < 10; call++) {
            if (thread == 0 && call == 3) {
              live(DECEMBER);
            }
            if (ledger.hold(request(ONE, tenant)) instanceof Granted(Hold hold)) {
              holds.add(hold);
            }
          }
        });

    Usd before = held(NOVEMBER);
    assertThat(held(DECEMBER)).isEqualTo(TEN);
    assertThat(before.isMoreThan(TEN)).isFalse();
    assertThat(before.plus(TEN)).isEqualTo(new Usd(holds.size() * ONE.nanos()));
    holds.forEach(hold -> ledger.settle(hold, charge(ONE)));
    assertThat(ledger.statement(tenant.in(DECEMBER)).map(Statement::spent)).contains(TEN);
    assertThat(held(NOVEMBER)).isEqualTo(Usd.ZERO);
  }

  private Usd held(YearMonth month) {
    return ledger.statement(tenant.in(month)).map(Statement::held).orElse(Usd.ZERO);
  }

  @RepeatedTest(3)
  void staysWithinALimitThatChangesWhileAMonthEnds() {
    budgets.limit(tenant, TEN);
    assertThat(ledger.hold(request(Usd.ZERO, tenant))).isInstanceOf(Granted.class);
    try (var watch = new BudgetWatch(ledger, List.of(tenant.in(NOVEMBER)))) {
      Crowd.of(threads())
          .run(thread -> {
            var random = new Random(thread);
            for (int call = 0; call < 10; call++) {
              if (thread == 0 && call == 5) {
                live(DECEMBER);
              }
              if (thread % 8 == 0) {
                budgets.limit(tenant, new Usd(random.nextLong(20 * ONE.nanos())));
              } else if (ledger.hold(request(ONE, tenant)) instanceof Granted(Hold hold)) {
                ledger.settle(hold, charge(Usd.of("0.1")));
              }
            }
          });
      assertThat(watch.stop()).isPositive();
    }

    Statement now = ledger.statement(tenant).orElseThrow();
    assertThat(now.held()).isEqualTo(Usd.ZERO);
    assertThat(budgets.find(tenant).map(Budget::standing)).contains(now);
    assertThat(budgets.limit(tenant, now.spent())).isInstanceOf(Budgets.Change.Changed.class);
    assertThat(ledger.statement(tenant).map(Statement::left)).contains(Usd.ZERO);
  }
}
