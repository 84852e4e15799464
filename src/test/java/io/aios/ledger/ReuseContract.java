package io.aios.ledger;

import static io.aios.ledger.LedgerCast.MODEL;
import static io.aios.ledger.LedgerCast.USAGE;
import static io.aios.ledger.LedgerCast.account;
import static io.aios.ledger.LedgerCast.granted;
import static io.aios.ledger.LedgerCast.request;
import static io.aios.ledger.LedgerCast.reusing;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.HoldResult.AlreadySettled;
import io.aios.ledger.HoldResult.Granted;
import io.aios.ledger.HoldResult.Reused;
import io.aios.llm.Origin;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger promises about replies that do for another call. */
public abstract class ReuseContract {

  private static final Usd ONE = Usd.of("1");
  private static final Usd TWO = Usd.of("2");

  private final String tenant = "t" + UUID.randomUUID();
  private final CallKey first = key();

  private Ledger ledger;
  private Acceptances acceptances;
  private AccountId project;

  protected abstract LedgerRoom room(InstantSource time);

  @BeforeEach
  void openProject() {
    LedgerRoom room = room(new SettableTime());
    ledger = room.ledger();
    acceptances = room.acceptances();
    project = account();
    ledger.open(project, Usd.of("10"));
  }

  private static CallKey key() {
    return new CallKey(UUID.randomUUID(), "files-0", "cafe");
  }

  @Test
  void answersTheSameRequestOfOtherWorkForNothing() {
    settle(first, StopReason.END, Origin.MODEL);
    CallKey second = key();

    HoldResult result = ledger.hold(asked(second));

    Reply reply = reply(StopReason.END, Origin.MODEL, TokenUsage.NONE);
    assertThat(result)
        .isInstanceOfSatisfying(
            Reused.class,
            reused -> {
              assertThat(reused.reply()).isEqualTo(reply);
              assertThat(reused.saved()).isEqualTo(ONE);
              assertThat(ledger.hold(asked(second)))
                  .isEqualTo(new AlreadySettled(reused.call(), reply, Usd.ZERO));
            });
    assertThat(ledger.statement(project).map(Statement::left)).contains(Usd.of("9"));
    assertThat(ledger.calls(List.of(second.subject())))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.cost()).isEqualTo(Usd.ZERO);
          assertThat(line.saved()).isEqualTo(ONE);
          assertThat(line.usage()).isEqualTo(TokenUsage.NONE);
          assertThat(line.purpose().tenant()).isEqualTo(tenant);
          assertThat(line.decision().summary()).contains("used again");
        });
  }

  @Test
  void countsWhatTheReplyHadCostWhenItIsUsedAThirdTime() {
    settle(first, StopReason.END, Origin.MODEL);
    ledger.hold(asked(key()));

    assertThat(ledger.hold(asked(key())))
        .isInstanceOfSatisfying(Reused.class, reused -> assertThat(reused.saved()).isEqualTo(ONE));
  }

  @Test
  void reusesNothingThatWasNotAskedFor() {
    settle(first, StopReason.END, Origin.MODEL);

    assertThat(ledger.hold(request(key(), TWO, project))).isInstanceOf(Granted.class);
  }

  @Test
  void reusesNothingOfAnotherTenantOrRequest() {
    settle(first, StopReason.END, Origin.MODEL);
    var other = new CallKey(UUID.randomUUID(), "files-0", "bad");

    assertThat(ledger.hold(reusing(request(key(), TWO, project), "someone-else")))
        .isInstanceOf(Granted.class);
    assertThat(ledger.hold(asked(other))).isInstanceOf(Granted.class);
  }

  @Test
  void reusesNoReplyThatWasCutOff() {
    settle(first, StopReason.LENGTH, Origin.MODEL);

    assertThat(ledger.hold(asked(key()))).isInstanceOf(Granted.class);
  }

  @Test
  void reusesNoSimulatedReplyWhereARealOneIsAskedFor() {
    settle(first, StopReason.END, Origin.SIMULATED);

    assertThat(ledger.hold(asked(key(), Origin.MODEL))).isInstanceOf(Granted.class);
    assertThat(ledger.hold(asked(key(), Origin.SIMULATED))).isInstanceOf(Reused.class);
  }

  @Test
  void reusesNoReplyThatWasRejectedOrRevoked() {
    Hold hold = settle(first, StopReason.END, Origin.MODEL);
    acceptances.judge(List.of(hold.call()), Acceptance.ACCEPTED);
    assertThat(ledger.hold(asked(key()))).isInstanceOf(Reused.class);

    acceptances.revoke(first.subject());
    assertThat(ledger.hold(asked(key()))).isInstanceOf(Granted.class);
  }

  @Test
  void reusesNoReplyThatWasRejectedWhereItWasUsedAgain() {
    settle(first, StopReason.END, Origin.MODEL);
    if (ledger.hold(asked(key())) instanceof Reused reused) {
      acceptances.judge(List.of(reused.call()), Acceptance.REJECTED);
    }

    assertThat(ledger.hold(asked(key()))).isInstanceOf(Granted.class);
  }

  @Test
  void leavesACallAloneThatHasALineAlready() {
    settle(first, StopReason.END, Origin.MODEL);
    CallKey open = key();
    Hold lost = granted(ledger, request(open, TWO, project));

    assertThat(ledger.hold(asked(open))).isInstanceOf(Granted.class);
    assertThat(ledger.hold(asked(first)))
        .isInstanceOfSatisfying(
            AlreadySettled.class, again -> assertThat(again.cost()).isEqualTo(ONE));
    assertThat(ledger.calls(List.of(open.subject())))
        .extracting(CallLine::call)
        .containsExactly(lost.call());
  }

  @Test
  void storesOneLineForACallHoweverManyAskForIt() {
    settle(first, StopReason.END, Origin.MODEL);
    CallKey second = key();

    Crowd.of(16)
        .run(thread -> assertThat(ledger.hold(asked(second))).isNotInstanceOf(Granted.class));

    assertThat(ledger.calls(List.of(second.subject()))).hasSize(1);
  }

  private HoldRequest asked(CallKey key) {
    return asked(key, Origin.MODEL);
  }

  private HoldRequest asked(CallKey key, Origin origin) {
    HoldRequest asked = reusing(request(key, TWO, project), tenant);
    return new HoldRequest(
        key,
        asked.purpose(),
        asked.accounts(),
        MODEL,
        origin,
        TWO,
        asked.lifetime(),
        asked.reuse(),
        asked.decision());
  }

  private Hold settle(CallKey key, StopReason stop, Origin origin) {
    Hold hold = granted(ledger, asked(key, origin));
    ledger.settle(hold, new Charge(reply(stop, origin, USAGE), ONE));
    return hold;
  }

  private static Reply reply(StopReason stop, Origin origin, TokenUsage usage) {
    return new Reply(MODEL, "größe 本", stop, usage, origin);
  }
}
