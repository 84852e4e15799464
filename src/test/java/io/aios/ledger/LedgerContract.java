package io.aios.ledger;

import static io.aios.ledger.LedgerCast.USAGE;
import static io.aios.ledger.LedgerCast.account;
import static io.aios.ledger.LedgerCast.charge;
import static io.aios.ledger.LedgerCast.forfeit;
import static io.aios.ledger.LedgerCast.key;
import static io.aios.ledger.LedgerCast.reply;
import static io.aios.ledger.LedgerCast.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aios.ledger.HoldResult.AlreadySettled;
import io.aios.ledger.HoldResult.Denied;
import io.aios.ledger.HoldResult.Granted;
import io.aios.money.Usd;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger promises about holds and their ends. */
public abstract class LedgerContract {

  private static final Usd ONE = Usd.of("1");
  private static final Usd TWO = Usd.of("2");
  private static final Usd FIVE = Usd.of("5");

  private final SettableTime time = new SettableTime();

  private Ledger ledger;
  private AccountId project;

  /** A ledger on this clock, which may share its accounts with those of other tests. */
  protected abstract Ledger ledger(InstantSource time);

  @BeforeEach
  void openProject() {
    ledger = ledger(time);
    project = account();
    ledger.open(project, FIVE);
  }

  @Test
  void knowsNoAccountThatWasNeverOpened() {
    assertThat(ledger.statement(account())).isEmpty();
  }

  @Test
  void opensAnAccountOnce() {
    ledger.open(project, ONE);

    assertThat(ledger.statement(project))
        .contains(new Statement(project, FIVE, Usd.ZERO, Usd.ZERO));
  }

  @Test
  void refusesNegativeLimit() {
    assertThatIllegalArgumentException().isThrownBy(() -> ledger.open(account(), Usd.of("-0.01")));
  }

  @Test
  void setsMoneyAside() {
    Hold hold = granted(request(TWO, project));

    assertThat(hold.amount()).isEqualTo(TWO);
    assertStands(TWO, Usd.ZERO);
  }

  @Test
  void grantsTheLastCent() {
    granted(request(FIVE, project));

    assertThat(ledger.hold(request(Usd.ZERO, project))).isInstanceOf(Granted.class);
    assertThat(ledger.hold(request(new Usd(1), project))).isInstanceOf(Denied.class);
  }

  @Test
  void deniesHoldBeyondLimit() {
    granted(request(TWO, project));
    ledger.settle(granted(request(TWO, project)), charge(ONE));

    HoldResult result = ledger.hold(request(FIVE, project));

    assertThat(result).isEqualTo(new Denied(project, TWO, TWO, FIVE));
    assertStands(TWO, ONE);
  }

  @Test
  void tellsWhetherMoneyInFlightMayStillHelp() {
    granted(request(TWO, project));

    assertThat(ledger.hold(request(FIVE, project)))
        .isInstanceOfSatisfying(Denied.class, denied -> assertThat(denied.mayPass()).isTrue());
    assertThat(ledger.hold(request(Usd.of("5.01"), project)))
        .isInstanceOfSatisfying(Denied.class, denied -> assertThat(denied.mayPass()).isFalse());
  }

  @Test
  void holdsOnAllAccountsOrOnNone() {
    AccountId month = AccountId.ofTenant("acme");
    AccountId poor = account();
    ledger.open(month, FIVE);
    ledger.open(poor, ONE);

    granted(request(ONE, project, month));
    HoldResult denied = ledger.hold(request(TWO, project, poor, month));

    assertThat(denied).isEqualTo(new Denied(poor, ONE, Usd.ZERO, TWO));
    assertStands(ONE, Usd.ZERO);
    assertThat(ledger.statement(month)).contains(new Statement(month, FIVE, ONE, Usd.ZERO));
    assertThat(ledger.statement(poor)).contains(new Statement(poor, ONE, Usd.ZERO, Usd.ZERO));
  }

  @Test
  void refusesUnknownAccountAndHoldsNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ledger.hold(request(ONE, project, account())));

    assertStands(Usd.ZERO, Usd.ZERO);
  }

  @Test
  void settlesTheCostAndFreesTheRest() {
    Hold hold = granted(request(TWO, project));

    ledger.settle(hold, charge(Usd.of("0.000000001")));

    assertStands(Usd.ZERO, new Usd(1));
  }

  @Test
  void settlesTheWholeHold() {
    ledger.settle(granted(request(FIVE, project)), charge(FIVE));

    assertStands(Usd.ZERO, FIVE);
  }

  @Test
  void refusesChargeBeyondHold() {
    Hold hold = granted(request(ONE, project));

    assertThatIllegalArgumentException().isThrownBy(() -> ledger.settle(hold, charge(TWO)));

    assertStands(ONE, Usd.ZERO);
  }

  @Test
  void releasesTheWholeHold() {
    ledger.release(granted(request(TWO, project)), "no capacity");

    assertStands(Usd.ZERO, Usd.ZERO);
  }

  @Test
  void keepsTheWholeHold() {
    Hold hold = granted(request(TWO, project));

    ledger.keep(hold, Forfeit.whole(hold, "the stream broke"));

    assertStands(Usd.ZERO, TWO);
  }

  @Test
  void keepsOfAHoldWhatTheCallCostAndFreesTheRest() {
    Hold hold = granted(request(FIVE, project));

    ledger.keep(hold, new Forfeit(USAGE, ONE, Basis.REPORTED, "declined"));

    assertStands(Usd.ZERO, ONE);
  }

  @Test
  void refusesForfeitBeyondHold() {
    Hold hold = granted(request(ONE, project));
    var forfeit = new Forfeit(USAGE, TWO, Basis.REPORTED, "declined");

    assertThatIllegalArgumentException().isThrownBy(() -> ledger.keep(hold, forfeit));

    assertStands(ONE, Usd.ZERO);
  }

  @Test
  void endsAHoldOnce() {
    Hold settled = granted(request(TWO, project));
    ledger.settle(settled, charge(ONE));
    Hold released = granted(request(TWO, project));
    ledger.release(released, "no capacity");
    Hold kept = granted(request(TWO, project));
    ledger.keep(kept, forfeit(ONE));

    assertHasEnded(() -> ledger.release(settled, "again"));
    assertHasEnded(() -> ledger.keep(settled, forfeit(ONE)));
    assertHasEnded(() -> ledger.settle(settled, charge(TWO)));
    assertHasEnded(() -> ledger.settle(released, charge(Usd.ZERO)));
    assertHasEnded(() -> ledger.keep(released, forfeit(Usd.ZERO)));
    assertHasEnded(() -> ledger.settle(kept, charge(ONE)));
    assertHasEnded(() -> ledger.release(kept, "again"));
    assertHasEnded(() -> ledger.keep(kept, forfeit(TWO)));
    assertStands(Usd.ZERO, TWO);
  }

  private static void assertHasEnded(ThrowingCallable again) {
    assertThatIllegalStateException().isThrownBy(again);
  }

  @Test
  void changesNothingWhenAnEndIsSaidAgain() {
    Hold settled = granted(request(TWO, project));
    Hold released = granted(request(ONE, project));
    Hold kept = granted(request(TWO, project));

    for (int times = 0; times < 3; times++) {
      ledger.settle(settled, charge(ONE));
      ledger.release(released, "no capacity");
      ledger.keep(kept, forfeit(TWO));
    }

    assertStands(Usd.ZERO, Usd.of("3"));
    assertThat(ledger.calls(List.of(settled.key().subject(), kept.key().subject()))).hasSize(2);
  }

  @Test
  void findsTheStoredReplyOfACallAndNoOther() {
    CallKey key = key();
    Hold hold = granted(request(key, TWO, project));
    assertThat(ledger.settled(key)).isEmpty();

    ledger.settle(hold, charge(ONE));

    assertThat(ledger.settled(key)).contains(new AlreadySettled(hold.call(), reply("done"), ONE));
    assertThat(ledger.settled(new CallKey(key.subject(), "files-1", key.requestHash()))).isEmpty();
    assertStands(Usd.ZERO, ONE);
  }

  @Test
  void givesASettledCallBackForNothing() {
    CallKey key = key();
    Hold hold = granted(request(key, TWO, project));
    ledger.settle(hold, charge(ONE));

    HoldResult again = ledger.hold(request(key, FIVE, project));

    assertThat(again).isEqualTo(new AlreadySettled(hold.call(), reply("done"), ONE));
    assertStands(Usd.ZERO, ONE);
  }

  @Test
  void givesASettledCallBackThoughTheMoneyIsGone() {
    CallKey key = key();
    ledger.settle(granted(request(key, FIVE, project)), charge(FIVE));

    assertThat(ledger.hold(request(key, FIVE, project))).isInstanceOf(AlreadySettled.class);
  }

  @Test
  void paysForTheSameStepOfAnotherRequestOrSubject() {
    CallKey key = key();
    ledger.settle(granted(request(key, ONE, project)), charge(ONE));

    assertThat(ledger.hold(request(new CallKey(key.subject(), "files-0", "bad"), ONE, project)))
        .isInstanceOf(Granted.class);
    assertThat(ledger.hold(request(new CallKey(key.subject(), "files-1", "c0ffee"), ONE, project)))
        .isInstanceOf(Granted.class);
    assertThat(ledger.hold(request(key(), ONE, project))).isInstanceOf(Granted.class);
  }

  @Test
  void asksAgainAfterARelease() {
    CallKey key = key();
    ledger.release(granted(request(key, TWO, project)), "no capacity");

    assertThat(ledger.hold(request(key, TWO, project))).isInstanceOf(Granted.class);
    assertStands(TWO, Usd.ZERO);
  }

  @Test
  void keepsTheHoldThatACrashLeftOpen() {
    CallKey key = key();
    Hold lost = granted(request(key, ONE, project));

    Hold next = granted(request(key, TWO, project));

    assertStands(TWO, ONE);
    assertThatIllegalStateException().isThrownBy(() -> ledger.settle(lost, charge(ONE)));
    ledger.settle(next, charge(ONE));
    assertStands(Usd.ZERO, TWO);
  }

  @Test
  void keepsTheHoldThatACrashLeftOpenOnOtherAccounts() {
    CallKey key = key();
    AccountId other = account();
    ledger.open(other, ONE);
    granted(request(key, ONE, other, project));

    granted(request(key, TWO, project));

    assertStands(TWO, ONE);
    assertThat(ledger.statement(other)).contains(new Statement(other, ONE, Usd.ZERO, ONE));
  }

  @Test
  void keepsTheHoldThatACrashLeftOpenEvenIfTheNextIsDenied() {
    CallKey key = key();
    granted(request(key, TWO, project));

    HoldResult denied = ledger.hold(request(key, Usd.of("4"), project));

    assertThat(denied).isEqualTo(new Denied(project, Usd.of("3"), Usd.ZERO, Usd.of("4")));
    assertStands(Usd.ZERO, TWO);
  }

  private Hold granted(HoldRequest request) {
    if (ledger.hold(request) instanceof Granted(Hold hold)) {
      return hold;
    }
    throw new AssertionError("not granted: " + request);
  }

  private void assertStands(Usd held, Usd spent) {
    assertThat(ledger.statement(project)).contains(new Statement(project, FIVE, held, spent));
  }
}
