package io.aios.routing;

import static io.aios.routing.RoutingCast.CATALOG;
import static io.aios.routing.RoutingCast.PATIENCE;
import static io.aios.routing.RoutingCast.PROJECT;
import static io.aios.routing.RoutingCast.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.aios.ledger.HoldRequest;
import io.aios.ledger.HoldResult;
import io.aios.ledger.MemoryLedger;
import io.aios.ledger.Statement;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelFailure.Interrupted;
import io.aios.llm.ModelFailure.Overloaded;
import io.aios.llm.ModelResult;
import io.aios.llm.Pause;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.routing.Answer.Answered;
import io.aios.routing.Answer.Hope;
import io.aios.routing.Answer.Unanswered;
import java.time.InstantSource;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** A gate that is shut ends an ask at no other place than a call or a wait. */
class CallGateTest extends RouterStage {

  @Test
  void setsNoMoneyAsideWhenItIsShutBefore() {
    open("1");
    gate.shut();

    Answer answer = router().ask(ask(), gate, Listener.NONE);

    assertHope(answer);
    assertThat(one.calls()).isEmpty();
    assertThat(lines()).isEmpty();
    assertSpent("0");
  }

  @Test
  void givesMoneyBackWhenItIsShutBetweenHoldAndCall() {
    var shuts =
        new MemoryLedger(InstantSource.system()) {
          @Override
          public synchronized HoldResult hold(HoldRequest request) {
            HoldResult result = super.hold(request);
            gate.shut();
            return result;
          }
        };
    shuts.open(PROJECT, Usd.of("1"));
    Router router = router(CATALOG, policy(), shuts, steady(), one, two);

    Answer answer = router.ask(ask(), gate, Listener.NONE);

    assertHope(answer);
    assertThat(one.calls()).isEmpty();
    assertThat(shuts.openHolds()).isZero();
    assertThat(shuts.statement(PROJECT).map(Statement::left)).contains(Usd.of("1"));
  }

  @Test
  void breaksOffTheCallAndLeavesNoInterruptForTheLedger() {
    open("1");
    one.does(model -> {
      gate.shut();
      boolean interrupted = Thread.currentThread().isInterrupted();
      return new ModelResult.Failed(
          new Interrupted(
              interrupted ? "broken off" : "not told", "", new Billing.Unknown(TokenUsage.NONE)));
    });

    Answer answer = router().ask(ask(), gate, Listener.NONE);

    assertHope(answer);
    assertThat(((Unanswered) answer).reason()).contains("broken off");
    assertThat(Thread.interrupted()).isFalse();
    assertThat(one.calls()).hasSize(1);
    assertThat(two.calls()).isEmpty();
    assertSpent("0.005516");
  }

  @Test
  void interruptsNothingThatIsShieldedAndTheCallAfterIt() {
    open("1");
    var interrupted = new ArrayList<Boolean>();
    one.does(model -> {
      interrupted.add(Thread.currentThread().isInterrupted());
      return new ModelResult.Failed(
          new Interrupted("broken off", "", new Billing.Unknown(TokenUsage.NONE)));
    });
    Listener listener =
        delta ->
            gate.shield(() -> {
              gate.shut();
              interrupted.add(Thread.currentThread().isInterrupted());
            });

    assertHope(router().ask(ask(), gate, listener));

    assertThat(interrupted).containsExactly(false, true);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void shieldsWorkThatNothingCanInterruptAnyway() {
    gate.shield(gate::shut);

    assertThat(gate.isShut()).isTrue();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void keepsTheReplyThatCameAllTheSame() {
    open("1");
    one.does(model -> {
      gate.shut();
      return RoutingCast.replied(model, TokenUsage.of(100, 10));
    });

    assertThat(router().ask(ask(), gate, Listener.NONE)).isInstanceOf(Answered.class);
    assertThat(Thread.interrupted()).isFalse();
    assertSpent("0.00015");
  }

  @Test
  void breaksOffTheWait() {
    open("1");
    one.fails(new Overloaded("busy"));
    Pause interrupted =
        wait -> {
          gate.shut();
          if (Thread.interrupted()) {
            throw new InterruptedException("broken off");
          }
        };

    Answer answer = router(interrupted).ask(ask(), gate, Listener.NONE);

    assertHope(answer);
    assertThat(one.calls()).hasSize(1);
    assertThat(Thread.interrupted()).isFalse();
    assertSpent("0");
  }

  private static void assertHope(Answer answer) {
    assertThat(answer)
        .asInstanceOf(type(Unanswered.class))
        .extracting(Unanswered::hope)
        .isEqualTo(new Hope.Later(PATIENCE.comeBackAfter()));
  }
}
