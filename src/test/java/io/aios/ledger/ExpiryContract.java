package io.aios.ledger;

import static io.aios.ledger.LedgerCast.account;
import static io.aios.ledger.LedgerCast.charge;
import static io.aios.ledger.LedgerCast.forfeit;
import static io.aios.ledger.LedgerCast.granted;
import static io.aios.ledger.LedgerCast.key;
import static io.aios.ledger.LedgerCast.reply;
import static io.aios.ledger.LedgerCast.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aios.ledger.CallLine.Ending;
import io.aios.ledger.HoldResult.AlreadySettled;
import io.aios.ledger.HoldResult.Denied;
import io.aios.llm.StopReason;
import io.aios.money.Usd;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger promises about holds that are open too long. */
public abstract class ExpiryContract {

  private static final Usd ONE = Usd.of("1");
  private static final Usd TWO = Usd.of("2");
  private static final Usd THREE = Usd.of("3");
  private static final Usd FIVE = Usd.of("5");
  private static final int ALL = 1_000;

  private final SettableTime time = new SettableTime();
  private final CallKey key = key();

  private Ledger ledger;
  private AccountId project;

  protected abstract Ledger ledger(InstantSource time);

  @BeforeEach
  void openProject() {
    ledger = ledger(time);
    project = account();
    ledger.open(project, FIVE);
  }

  @AfterEach
  void leaveNothingOpen() {
    time.pass(Duration.ofDays(1));
    ledger.expire(ALL);
  }

  @Test
  void leavesHoldsAloneThatMayStillEnd() {
    granted(ledger, request(key, TWO, project));

    time.pass(Duration.ofHours(1).minusMillis(1));

    assertThat(ledger.expire(ALL)).isZero();
    assertStands(TWO, Usd.ZERO);
  }

  @Test
  void keepsAnExpiredHoldWhole() {
    Hold hold = expired(TWO);

    assertStands(Usd.ZERO, TWO);
    assertThat(line().call()).isEqualTo(hold.call());
    assertThat(line().cost()).isEqualTo(TWO);
    assertThat(line().ending().basis()).isEqualTo(Basis.ESTIMATED);
    assertThat(ledger.expire(ALL)).isZero();
  }

  @Test
  void expiresTheOldestFirstAndNoMoreThanAsked() {
    granted(ledger, request(key, ONE, project));
    time.pass(Duration.ofMinutes(1));
    granted(ledger, request(ONE, project));
    granted(ledger, request(ONE, project));
    time.pass(Duration.ofDays(1));

    assertThat(ledger.expire(1)).isEqualTo(1);

    assertStands(TWO, ONE);
    assertThat(line().cost()).isEqualTo(ONE);
    assertThat(ledger.expire(ALL)).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> ledger.expire(0));
  }

  @Test
  void takesALateReplyAndGivesTheRestBack() {
    Hold hold = expired(TWO);

    ledger.settle(hold, charge(ONE));
    ledger.settle(hold, charge(ONE));

    assertStands(Usd.ZERO, ONE);
    assertThat(line().ending()).isEqualTo(new Ending.Settled(StopReason.END, Basis.REPORTED));
    assertThat(ledger.hold(request(key, FIVE, project)))
        .isEqualTo(new AlreadySettled(hold.call(), reply("done"), ONE));
  }

  @Test
  void correctsTheCostWhenALateCallGaveNoReply() {
    Hold hold = expired(TWO);

    ledger.keep(hold, forfeit(ONE));
    ledger.keep(hold, forfeit(ONE));

    assertStands(Usd.ZERO, ONE);
    assertThat(line().ending()).isEqualTo(new Ending.Kept("declined", Basis.REPORTED));
    assertThat(line().usage()).isEqualTo(LedgerCast.USAGE);
  }

  @Test
  void givesAllBackWhenALateCallCostNothing() {
    Hold hold = expired(TWO);

    ledger.release(hold, "no capacity");
    ledger.release(hold, "no capacity");

    assertStands(Usd.ZERO, Usd.ZERO);
    assertThat(ledger.calls(List.of(key.subject()))).isEmpty();
    granted(ledger, request(key, FIVE, project));
  }

  @Test
  void endsALateHoldOnce() {
    Hold hold = expired(TWO);
    ledger.settle(hold, charge(ONE));

    assertThatIllegalStateException().isThrownBy(() -> ledger.settle(hold, charge(TWO)));
    assertThatIllegalStateException().isThrownBy(() -> ledger.keep(hold, forfeit(ONE)));
    assertThatIllegalStateException().isThrownBy(() -> ledger.release(hold, "again"));
    assertThatIllegalArgumentException().isThrownBy(() -> ledger.settle(hold, charge(THREE)));
    assertStands(Usd.ZERO, ONE);
  }

  @Test
  void asksAgainForACallThatExpired() {
    expired(TWO);

    Hold next = granted(ledger, request(key, THREE, project));

    assertStands(THREE, TWO);
    ledger.settle(next, charge(ONE));
    assertStands(Usd.ZERO, THREE);
  }

  @Test
  void correctsOnlyTheCostOfACallThatWasTakenOver() {
    Hold late = expired(TWO);
    Hold next = granted(ledger, request(key, THREE, project));

    ledger.settle(late, charge(ONE));
    ledger.settle(late, charge(ONE));

    assertStands(THREE, ONE);
    assertThat(line().call()).isEqualTo(late.call());
    assertThat(line().ending()).isInstanceOf(Ending.Kept.class);
    assertThat(line().ending().basis()).isEqualTo(Basis.REPORTED);
    assertThat(line().usage()).isEqualTo(LedgerCast.USAGE);
    ledger.settle(next, charge(TWO));
    assertThat(ledger.hold(request(key, ONE, project)))
        .isEqualTo(new AlreadySettled(next.call(), reply("done"), TWO));
    assertStands(Usd.ZERO, THREE);
  }

  @Test
  void takesOtherLateEndsOfACallThatWasTakenOver() {
    Hold first = expired(ONE);
    granted(ledger, request(key, TWO, project));
    time.pass(Duration.ofDays(1));
    ledger.expire(ALL);
    granted(ledger, request(key, TWO, project));
    assertStands(TWO, THREE);

    ledger.release(first, "no capacity");

    assertStands(TWO, TWO);
    assertThatIllegalStateException().isThrownBy(() -> ledger.settle(first, charge(ONE)));
  }

  @Test
  void staysOpenToALateReplyWhenNobodyCouldPayAgain() {
    Hold late = expired(THREE);
    assertThat(ledger.hold(request(key, THREE, project))).isInstanceOf(Denied.class);

    ledger.settle(late, charge(ONE));

    assertThat(ledger.hold(request(key, ONE, project))).isInstanceOf(AlreadySettled.class);
    assertStands(Usd.ZERO, ONE);
  }

  private Hold expired(Usd amount) {
    Hold hold = granted(ledger, request(key, amount, project));
    time.pass(Duration.ofHours(1));
    assertThat(ledger.expire(ALL)).isEqualTo(1);
    return hold;
  }

  private CallLine line() {
    List<CallLine> lines = ledger.calls(List.of(key.subject()));
    assertThat(lines).hasSize(1);
    return lines.getFirst();
  }

  private void assertStands(Usd held, Usd spent) {
    assertThat(ledger.statement(project)).contains(new Statement(project, FIVE, held, spent));
  }
}
