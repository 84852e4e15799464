package io.aios.ledger;

import static io.aios.ledger.LedgerCast.account;
import static io.aios.ledger.LedgerCast.charge;
import static io.aios.ledger.LedgerCast.granted;
import static io.aios.ledger.LedgerCast.key;
import static io.aios.ledger.LedgerCast.request;
import static io.aios.ledger.LedgerCast.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aios.ledger.Budget.Period;
import io.aios.ledger.Budgets.Change;
import io.aios.ledger.HoldResult.Denied;
import io.aios.ledger.HoldResult.Granted;
import io.aios.money.Usd;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger promises about limits by month, and about changes of limits. */
public abstract class BudgetsContract {

  private static final Usd ONE = Usd.of("1");
  private static final Usd TWO = Usd.of("2");
  private static final Usd FIVE = Usd.of("5");
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

  private final SettableTime time = new SettableTime();
  private final AccountId tenant = tenant();
  private final AccountId project = account();

  private Ledger ledger;
  private Budgets budgets;

  /** A ledger on this clock, and what a tenant may spend in a month if nobody says otherwise. */
  protected abstract LedgerRoom room(InstantSource time, Optional<Usd> tenantMonth);

  /** Lets the ledger live in that month, if the clock of the test does not do so. */
  protected abstract void month(YearMonth month);

  @BeforeEach
  void openProject() {
    LedgerRoom room = room(time, Optional.empty());
    ledger = room.ledger();
    budgets = room.budgets();
    live(NOVEMBER);
    ledger.open(project, Usd.of("100"));
  }

  private void live(YearMonth month) {
    time.month(month);
    month(month);
  }

  @Test
  void skipsAnAccountThatHasNoLimit() {
    Hold hold = granted(ledger, request(ONE, project, tenant));
    ledger.settle(hold, charge(ONE));

    assertThat(ledger.statement(tenant)).isEmpty();
    assertThat(budgets.find(tenant)).isEmpty();
    assertStands(project, Usd.of("100"), Usd.ZERO, ONE);
  }

  @Test
  void paysForACallThoughNobodyHasALimit() {
    HoldRequest request = request(ONE, tenant);

    ledger.settle(granted(ledger, request), charge(ONE));

    assertThat(ledger.calls(List.of(request.key().subject())))
        .extracting(CallLine::cost)
        .containsExactly(ONE);
  }

  @Test
  void refusesAnUnknownProjectBesideAKnownTenant() {
    budgets.limit(tenant, FIVE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ledger.hold(request(ONE, account(), tenant)));
    assertThat(ledger.statement(tenant).map(Statement::held).orElse(Usd.ZERO)).isEqualTo(Usd.ZERO);
  }

  @Test
  void paysFromTheMonth() {
    budgets.limit(tenant, FIVE);

    granted(ledger, request(TWO, project, tenant));

    assertStands(tenant, FIVE, TWO, Usd.ZERO);
    assertStands(tenant.in(NOVEMBER), FIVE, TWO, Usd.ZERO);
    assertThat(ledger.hold(request(FIVE, project, tenant)))
        .isEqualTo(new Denied(tenant, Usd.of("3"), TWO, FIVE));
  }

  @Test
  void hasNewMoneyInANewMonth() {
    budgets.limit(tenant, TWO);
    ledger.settle(granted(ledger, request(TWO, tenant)), charge(TWO));
    assertThat(ledger.hold(request(ONE, tenant))).isInstanceOf(Denied.class);

    live(DECEMBER);

    assertThat(ledger.hold(request(ONE, tenant))).isInstanceOf(Granted.class);
    assertStands(tenant.in(NOVEMBER), TWO, Usd.ZERO, TWO);
    assertStands(tenant, TWO, ONE, Usd.ZERO);
  }

  @Test
  void settlesInTheMonthOfTheHold() {
    budgets.limit(tenant, FIVE);
    Hold settled = granted(ledger, request(TWO, tenant));
    Hold released = granted(ledger, request(ONE, tenant));

    live(DECEMBER);
    Hold later = granted(ledger, request(TWO, tenant));
    ledger.settle(settled, charge(ONE));
    ledger.release(released, "no capacity");

    assertStands(tenant.in(NOVEMBER), FIVE, Usd.ZERO, ONE);
    ledger.settle(later, charge(TWO));
    assertStands(tenant.in(DECEMBER), FIVE, Usd.ZERO, TWO);
  }

  @Test
  void keepsAHoldOfLastMonthWhenTheCallIsTakenOver() {
    budgets.limit(tenant, FIVE);
    CallKey key = key();
    granted(ledger, request(key, TWO, tenant));

    live(DECEMBER);
    granted(ledger, request(key, ONE, tenant));

    assertStands(tenant.in(NOVEMBER), FIVE, Usd.ZERO, TWO);
    assertStands(tenant.in(DECEMBER), FIVE, ONE, Usd.ZERO);
  }

  @Test
  void opensAMonthWithTheLimitThatHoldsThen() {
    budgets.limit(tenant, FIVE);
    granted(ledger, request(ONE, tenant));
    budgets.limit(tenant, TWO);

    live(DECEMBER);
    granted(ledger, request(ONE, tenant));

    assertStands(tenant.in(NOVEMBER), TWO, ONE, Usd.ZERO);
    assertStands(tenant.in(DECEMBER), TWO, ONE, Usd.ZERO);
  }

  @Test
  void aNewLimitLeavesPastMonthsAlone() {
    budgets.limit(tenant, FIVE);
    ledger.settle(granted(ledger, request(FIVE, tenant)), charge(FIVE));

    live(DECEMBER);
    granted(ledger, request(ONE, tenant));

    assertThat(budgets.limit(tenant, ONE)).isInstanceOf(Change.Changed.class);
    assertStands(tenant.in(NOVEMBER), FIVE, Usd.ZERO, FIVE);
    assertStands(tenant, ONE, ONE, Usd.ZERO);
  }

  @Test
  void raisesALimitAtOnce() {
    budgets.limit(tenant, ONE);
    granted(ledger, request(ONE, tenant));

    Change change = budgets.limit(tenant, FIVE);

    var budget =
        new Budget(new Statement(tenant, FIVE, ONE, Usd.ZERO), new Period.Monthly(NOVEMBER));
    assertThat(change).isEqualTo(new Change.Changed(budget));
    assertThat(ledger.hold(request(TWO, tenant))).isInstanceOf(Granted.class);
  }

  @Test
  void lowersALimitToWhatIsSpentAndHeldAndNoFurther() {
    budgets.limit(tenant, FIVE);
    ledger.settle(granted(ledger, request(TWO, tenant)), charge(ONE));
    granted(ledger, request(ONE, tenant));

    assertThat(budgets.limit(tenant, new Usd(TWO.nanos() - 1))).isEqualTo(new Change.TooLow(TWO));
    assertStands(tenant, FIVE, ONE, ONE);
    assertThat(budgets.find(tenant).map(budget -> budget.standing().limit())).contains(FIVE);

    assertThat(budgets.limit(tenant, TWO)).isInstanceOf(Change.Changed.class);
    assertStands(tenant, TWO, ONE, ONE);
  }

  @Test
  void changesTheLimitOfAProject() {
    granted(ledger, request(TWO, project));

    assertThat(budgets.limit(project, ONE)).isEqualTo(new Change.TooLow(TWO));
    var budget = new Budget(new Statement(project, FIVE, TWO, Usd.ZERO), new Period.AllTime());
    assertThat(budgets.limit(project, FIVE)).isEqualTo(new Change.Changed(budget));
    assertThat(budgets.find(project)).contains(budget);
    assertThat(budgets.limit(account(), FIVE)).isEqualTo(new Change.NoSuchAccount());
  }

  @Test
  void refusesLimitsThatNoAccountCanHave() {
    AccountId tooLong = new AccountId("team:" + "x".repeat(153));

    assertThatIllegalArgumentException().isThrownBy(() -> budgets.limit(tenant, new Usd(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> budgets.limit(tooLong, ONE));
    assertThatIllegalArgumentException().isThrownBy(() -> budgets.limit(tenant.in(NOVEMBER), ONE));
    assertThatIllegalArgumentException().isThrownBy(() -> ledger.open(tenant.in(NOVEMBER), ONE));
    assertThat(budgets.find(tooLong)).isEmpty();
    assertThat(budgets.find(tenant.in(NOVEMBER))).isEmpty();
  }

  @Test
  void listsLimitsByMonthInOrder() {
    AccountId team = new AccountId("team:" + "x".repeat(152));
    budgets.limit(tenant, FIVE);
    budgets.limit(team, ONE);
    granted(ledger, request(ONE, tenant, team, project));
    live(DECEMBER);

    assertThat(budgets.monthly())
        .filteredOn(budget -> List.of(tenant, team, project).contains(budget.standing().account()))
        .containsExactly(
            new Budget(new Statement(team, ONE, Usd.ZERO, Usd.ZERO), new Period.Monthly(DECEMBER)),
            new Budget(
                new Statement(tenant, FIVE, Usd.ZERO, Usd.ZERO), new Period.Monthly(DECEMBER)));
  }

  @Test
  void givesATenantOfWhomNobodySaidAnythingTheStandardLimit() {
    LedgerRoom standard = room(time, Optional.of(TWO));
    AccountId other = tenant();
    AccountId team = new AccountId("team:" + key().subject());
    standard.budgets().limit(other, ONE);

    granted(standard.ledger(), request(ONE, tenant, team));

    assertThat(standard.ledger().statement(tenant))
        .contains(new Statement(tenant, TWO, ONE, Usd.ZERO));
    assertThat(standard.ledger().hold(request(TWO, tenant)))
        .isEqualTo(new Denied(tenant, ONE, ONE, TWO));
    assertThat(standard.ledger().hold(request(TWO, other)))
        .isEqualTo(new Denied(other, ONE, Usd.ZERO, TWO));
    assertThat(standard.budgets().find(tenant()).map(budget -> budget.standing().limit()))
        .contains(TWO);
    assertThat(standard.budgets().find(team)).isEmpty();
    assertThat(standard.budgets().monthly())
        .extracting(budget -> budget.standing().account())
        .contains(tenant, other);
  }

  private void assertStands(AccountId account, Usd limit, Usd held, Usd spent) {
    assertThat(ledger.statement(account)).contains(new Statement(account, limit, held, spent));
  }
}
