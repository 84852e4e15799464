package io.aios.llm.guarded;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.BreakerState;
import io.aios.llm.Delta;
import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.Mishap;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelStatus;
import io.aios.llm.ModelStatus.Spread;
import io.aios.llm.Origin;
import io.aios.llm.ProviderStatus;
import io.aios.llm.ProviderStatus.Checkup;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MeasuredTest {

  private final SettableTime time = new SettableTime();
  private final ActingProvider acme = new ActingProvider();
  private final Observed guarded = GuardCast.guarded(acme, time);

  @Test
  void providerThatNobodyCalledHasNoModels() {
    ProviderStatus status = guarded.status();

    assertThat(status.provider()).isEqualTo("acme");
    assertThat(status.origin()).isEqualTo(Origin.MODEL);
    assertThat(status.breaker()).isEqualTo(BreakerState.CLOSED);
    assertThat(status.permits()).isEqualTo(new ProviderStatus.Permits(2, 0, 0));
    assertThat(status.checkup()).isEqualTo(new Checkup.Never());
    assertThat(status.headroom()).extracting("kind").containsExactly("requests");
    assertThat(status.models()).isEmpty();
  }

  @Test
  void measuresToTheFirstPieceAndToTheEnd() {
    for (int call = 1; call <= 100; call++) {
      takes(Duration.ofMillis(call), Duration.ofMillis(10L * call));
    }

    ModelStatus large = model();

    assertThat(large.calls()).isEqualTo(100);
    assertThat(large.failures()).isZero();
    assertThat(large.firstToken())
        .isEqualTo(new Spread(100, Duration.ofMillis(50), Duration.ofMillis(95)));
    assertThat(large.latency())
        .isEqualTo(new Spread(100, Duration.ofMillis(550), Duration.ofMillis(1_045)));
  }

  @Test
  void forgetsAllButTheLastTwoHundredCalls() {
    for (int call = 0; call < 500; call++) {
      takes(Duration.ofSeconds(9), Duration.ZERO);
    }
    for (int call = 0; call < 200; call++) {
      takes(Duration.ofSeconds(1), Duration.ZERO);
    }

    assertThat(model().calls()).isEqualTo(200);
    assertThat(model().latency())
        .isEqualTo(new Spread(200, Duration.ofSeconds(1), Duration.ofSeconds(1)));
  }

  @Test
  void failuresAreCountedAndTheLastOnesTold() {
    for (String detail : new String[] {"first", "second", "third", "fourth"}) {
      acme.fails(new ModelFailure.Rejected(detail));
      call();
      time.pass(Duration.ofSeconds(1));
    }

    assertThat(model().calls()).isEqualTo(4);
    assertThat(model().failures()).isEqualTo(4);
    assertThat(model().latency()).isEqualTo(Spread.NONE);
    assertThat(model().mishaps())
        .extracting(Mishap::detail)
        .containsExactly("fourth", "third", "second");
    assertThat(model().mishaps().getFirst())
        .isEqualTo(new Mishap(SettableTime.START.plusSeconds(3), "Rejected", "fourth"));
  }

  @Test
  void whatServersSayIsMadePrintable() {
    String nasty = "a\0b\nc" + Character.toString(0xD800) + "é👩" + "x".repeat(1_000);

    Mishap mishap = Mishap.of(new ModelFailure.Overloaded(nasty), SettableTime.START);

    assertThat(mishap.detail()).startsWith("a b c\uFFFDé👩x");
    assertThat(mishap.detail().codePointCount(0, mishap.detail().length())).isEqualTo(500);
  }

  @Test
  void checksAProviderThatNobodyUsedForAMinute() {
    time.pass(Duration.ofMinutes(5));
    guarded.checkIfIdle();
    assertThat(guarded.status().checkup())
        .isEqualTo(new Checkup.Passed(time.instant(), 12, Duration.ofMillis(80)));

    call();
    time.pass(Duration.ofSeconds(59));
    guarded.checkIfIdle();
    assertThat(acme.checks()).isOne();

    time.pass(Duration.ofSeconds(2));
    guarded.checkIfIdle();
    assertThat(acme.checks()).isEqualTo(2);
  }

  @Test
  void tellsOnceThatAProviderFailsItsCheckAndOnceThatItIsBack(CapturedOutput output) {
    guarded.check();
    acme.feels(new Health.Unreachable(new ModelFailure.Unauthorised("401 first")));
    guarded.check();
    acme.feels(new Health.Unreachable(new ModelFailure.Unauthorised("401 second")));
    guarded.check();
    acme.feels(new Health.Reachable(12, Duration.ofMillis(80)));
    guarded.check();
    guarded.check();

    assertThat(output.toString().lines().filter(line -> line.contains("acme")))
        .hasSize(2)
        .anyMatch(line ->
            line.contains("WARN")
                && line.endsWith("acme failed its check: Unauthorised: 401 first"))
        .anyMatch(line -> line.contains("INFO") && line.endsWith("acme passes its check again"));
  }

  @Test
  void neverChecksWhileACallRuns() {
    acme.does((model, listener) -> {
      time.pass(Duration.ofMinutes(10));
      guarded.checkIfIdle();
      return GuardCast.replied(model);
    });

    call();

    assertThat(acme.checks()).isZero();
  }

  private void takes(Duration toFirst, Duration toEnd) {
    acme.does((model, listener) -> {
      time.pass(toFirst);
      listener.heard(new Delta.Written("H"));
      listener.heard(new Delta.Written("i"));
      time.pass(toEnd);
      return GuardCast.replied(model);
    });
    call();
  }

  private void call() {
    guarded.complete(GuardCast.MODEL, GuardCast.PROMPT, Listener.NONE);
  }

  private ModelStatus model() {
    return guarded.status().models().getFirst();
  }
}
