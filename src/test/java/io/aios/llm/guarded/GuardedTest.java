package io.aios.llm.guarded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aios.llm.BreakerState;
import io.aios.llm.Delta;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelResult;
import io.aios.llm.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class GuardedTest {

  private static final Delta PIECE = new Delta.Written("Hi");

  private final SettableTime time = new SettableTime();
  private final ActingProvider acme = new ActingProvider();
  private final Observed guarded = GuardCast.guarded(acme, time);

  @Test
  void passesOnWhatIsHeardAndReplied() {
    List<Delta> heard = new ArrayList<>();
    acme.does((model, listener) -> {
      listener.heard(PIECE);
      return GuardCast.replied(model);
    });

    ModelResult result = guarded.complete(GuardCast.MODEL, GuardCast.PROMPT, heard::add);

    assertThat(result).isEqualTo(GuardCast.replied(GuardCast.MODEL));
    assertThat(heard).containsExactly(PIECE);
  }

  @Test
  void openBreakerAnswersWithoutACallAndSaysWhen() {
    acme.fails(GuardCast.UNAVAILABLE);
    calls(5);
    acme.replies();
    time.pass(Duration.ofSeconds(18));

    ModelResult result = call();

    assertThat(acme.calls()).isEqualTo(5);
    assertThat(result)
        .isEqualTo(
            GuardCast.failed(
                new ModelFailure.Unavailable(
                    "acme is not asked, because it failed (Unavailable: connection refused);"
                        + " asked again in 12 s")));
    assertThat(guarded.count(GuardCast.MODEL, GuardCast.PROMPT)).isEmpty();
  }

  @Test
  void comesBackWithOneProbeAfterTheCoolDown() {
    acme.fails(GuardCast.UNAVAILABLE);
    calls(7);
    assertThat(acme.calls()).isEqualTo(5);
    acme.replies();

    time.pass(Duration.ofSeconds(31));

    assertThat(call()).isInstanceOf(ModelResult.Replied.class);
    assertThat(guarded.status().breaker()).isEqualTo(BreakerState.CLOSED);
    assertThat(guarded.count(GuardCast.MODEL, GuardCast.PROMPT)).hasValue(7);
  }

  static List<ModelFailure> faultsOfTheCaller() {
    return List.of(
        new ModelFailure.Rejected("400: no such field"),
        new ModelFailure.TooLong("413"),
        new ModelFailure.Refused("no", TokenUsage.of(1, 1)));
  }

  @ParameterizedTest
  @MethodSource("faultsOfTheCaller")
  void faultOfTheCallerNeverTripsIt(ModelFailure failure) {
    acme.fails(failure);

    calls(200);

    assertThat(acme.calls()).isEqualTo(200);
    assertThat(guarded.status().breaker()).isEqualTo(BreakerState.CLOSED);
    assertThat(breakerOfModel()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void limitOfRateNeverTripsIt() {
    acme.fails(new ModelFailure.RateLimited("429", Duration.ofMinutes(1)));

    calls(200);

    assertThat(acme.calls()).isEqualTo(200);
    assertThat(breakerOfModel()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void faultsInTheMiddleOfStreamsStopTheModelAlone() {
    acme.does((model, listener) -> {
      listener.heard(PIECE);
      return GuardCast.failed(
          new ModelFailure.Interrupted(
              "the stream was cut", "Hi", new Billing.Unknown(TokenUsage.of(3, 1))));
    });

    calls(8);

    assertThat(acme.calls()).isEqualTo(5);
    assertThat(breakerOfModel()).isEqualTo(BreakerState.OPEN);
    assertThat(guarded.status().breaker()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void refusedKeyStopsAllCallsForLong() {
    acme.fails(new ModelFailure.Unauthorised("invalid x-api-key"));
    calls(1);
    acme.replies();

    time.pass(Duration.ofMinutes(4));
    assertThat(call())
        .isEqualTo(
            GuardCast.failed(
                new ModelFailure.Unauthorised(
                    "acme is not asked, because it failed (Unauthorised: invalid x-api-key);"
                        + " asked again in 60 s")));
    assertThat(acme.calls()).isOne();

    time.pass(Duration.ofSeconds(61));
    assertThat(call()).isInstanceOf(ModelResult.Replied.class);
  }

  @Test
  void interruptOfOurOwnCountsNothing() {
    acme.does((model, listener) -> {
      Thread.currentThread().interrupt();
      return GuardCast.failed(GuardCast.silent());
    });

    for (int call = 0; call < 50; call++) {
      assertThat(call()).isEqualTo(GuardCast.failed(GuardCast.silent()));
      assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
    }

    assertThat(acme.calls()).isEqualTo(50);
    assertThat(breakerOfModel()).isEqualTo(BreakerState.CLOSED);
    assertThat(guarded.status().models().getFirst().mishaps()).isEmpty();
  }

  @Test
  void interruptedProbeLetsTheNextOneProbe() {
    acme.fails(GuardCast.UNAVAILABLE);
    calls(5);
    time.pass(Duration.ofSeconds(31));
    acme.does((model, listener) -> {
      Thread.currentThread().interrupt();
      return GuardCast.failed(GuardCast.silent());
    });
    call();
    assertThat(Thread.interrupted()).isTrue();
    acme.replies();

    assertThat(call()).isInstanceOf(ModelResult.Replied.class);
  }

  @Test
  void whatIsThrownReachesTheCallerAndCountsNothing() {
    Listener broken =
        delta -> {
          throw new IllegalStateException("a listener's bug");
        };
    acme.does((model, listener) -> {
      listener.heard(PIECE);
      return GuardCast.replied(model);
    });

    for (int call = 0; call < 50; call++) {
      assertThatIllegalStateException()
          .isThrownBy(() -> guarded.complete(GuardCast.MODEL, GuardCast.PROMPT, broken))
          .withMessage("a listener's bug");
    }

    assertThat(breakerOfModel()).isEqualTo(BreakerState.CLOSED);
    assertThat(guarded.status().permits().running()).isZero();
  }

  @Test
  void crowdedProviderIsLeftForAnotherOne() {
    GuardProperties.Permits impatient = new GuardProperties.Permits(1, 1, Duration.ZERO);
    Observed narrow =
        GuardCast.guards(GuardCast.BREAKER, impatient, GuardCast.RETRY, time.surroundings())
            .around(acme);
    List<ModelResult> inner = new ArrayList<>();
    acme.does((model, listener) -> {
      inner.add(narrow.complete(model, GuardCast.PROMPT, Listener.NONE));
      return GuardCast.replied(model);
    });

    narrow.complete(GuardCast.MODEL, GuardCast.PROMPT, Listener.NONE);

    assertThat(inner)
        .containsExactly(
            GuardCast.failed(
                new ModelFailure.Unavailable(
                    "1 calls to acme run already, and none ended in time")));
  }

  private ModelResult call() {
    return guarded.complete(GuardCast.MODEL, GuardCast.PROMPT, Listener.NONE);
  }

  private void calls(int number) {
    for (int call = 0; call < number; call++) {
      call();
    }
  }

  private BreakerState breakerOfModel() {
    return guarded.status().models().getFirst().breaker();
  }
}
