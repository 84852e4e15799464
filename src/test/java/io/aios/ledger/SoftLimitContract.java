package io.aios.ledger;

import static io.aios.ledger.LedgerCast.account;
import static io.aios.ledger.LedgerCast.charge;
import static io.aios.ledger.LedgerCast.forfeit;
import static io.aios.ledger.LedgerCast.granted;
import static io.aios.ledger.LedgerCast.key;
import static io.aios.ledger.LedgerCast.request;
import static io.aios.ledger.LedgerCast.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.money.Usd;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger promises about limits that are nearly used up; the soft limit is at 80 %. */
public abstract class SoftLimitContract {

  private static final Usd ONE = Usd.of("1");
  private static final Usd TEN = Usd.of("10");

  private final AccountId project = account();

  private Ledger ledger;
  private Budgets budgets;

  protected abstract LedgerRoom room(InstantSource time);

  @BeforeEach
  void openProject() {
    LedgerRoom room = room(InstantSource.system());
    ledger = room.ledger();
    budgets = room.budgets();
    ledger.open(project, TEN);
  }

  @Test
  void tellsOnceThatTheSoftLimitIsReached() {
    assertThat(settle("7.999999999")).isEmpty();

    assertThat(settle("0.000000001"))
        .containsExactly(new Statement(project, TEN, Usd.ZERO, Usd.of("8")));
    assertThat(settle("1")).isEmpty();
    assertThat(settle("1")).isEmpty();
  }

  @Test
  void tellsAgainOfANewLimit() {
    settle("9");
    budgets.limit(project, Usd.of("20"));

    assertThat(settle("6")).isEmpty();
    assertThat(settle("1")).extracting(Statement::spent).containsExactly(Usd.of("16"));
    assertThat(settle("1")).isEmpty();
  }

  @Test
  void tellsOfWhatIsKeptToo() {
    Hold hold = granted(ledger, request(Usd.of("9"), project));

    assertThat(ledger.keep(hold, forfeit(Usd.of("9"))))
        .containsExactly(new Statement(project, TEN, Usd.ZERO, Usd.of("9")));
  }

  @Test
  void tellsWithTheNextChargeThatALostHoldReachedIt() {
    CallKey key = key();
    granted(ledger, request(key, Usd.of("8.5"), project));
    Hold next = granted(ledger, request(key, ONE, project));

    assertThat(ledger.settle(next, charge(Usd.ZERO)))
        .containsExactly(new Statement(project, TEN, Usd.ZERO, Usd.of("8.5")));
  }

  @Test
  void tellsOfEachAccountByItself() {
    AccountId tenant = tenant();
    budgets.limit(tenant, Usd.of("5"));
    Hold first = granted(ledger, request(Usd.of("4"), project, tenant));
    Hold second = granted(ledger, request(ONE, project, tenant));

    assertThat(ledger.settle(first, charge(Usd.of("4"))))
        .singleElement()
        .satisfies(month -> {
          assertThat(month.account().value()).startsWith(tenant.value() + ".");
          assertThat(month.held()).isEqualTo(ONE);
        });
    assertThat(ledger.settle(second, charge(ONE))).isEmpty();
  }

  @Test
  void tellsNothingOfAnAccountThatHasSpentNothing() {
    AccountId free = account();
    ledger.open(free, Usd.ZERO);

    assertThat(ledger.settle(granted(ledger, request(Usd.ZERO, free)), charge(Usd.ZERO))).isEmpty();
  }

  @Test
  void tellsNothingTwiceWhenAnEndIsSaidAgain() {
    Hold hold = granted(ledger, request(TEN, project));

    assertThat(ledger.settle(hold, charge(TEN))).hasSize(1);
    assertThat(ledger.settle(hold, charge(TEN))).isEmpty();
  }

  @Test
  void tellsOneOfManyWhoChargeAtOnce() {
    List<Statement> told = Collections.synchronizedList(new ArrayList<>());

    Crowd.of(20)
        .run(thread -> {
          Hold hold = granted(ledger, request(Usd.of("0.5"), project));
          told.addAll(ledger.settle(hold, charge(Usd.of("0.5"))));
        });

    assertThat(told).hasSize(1);
  }

  private List<Statement> settle(String cost) {
    Usd amount = Usd.of(cost);
    return ledger.settle(granted(ledger, request(amount, project)), charge(amount));
  }
}
