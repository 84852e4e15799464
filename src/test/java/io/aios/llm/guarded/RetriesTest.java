package io.aios.llm.guarded;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Delta;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelResult;
import io.aios.llm.TokenUsage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetriesTest {

  private final SettableTime time = new SettableTime();
  private final ActingProvider acme = new ActingProvider();
  private final Observed guarded = GuardCast.guarded(acme, time);

  @Test
  void blipIsOverWithTheSecondTry() {
    AtomicBoolean failed = new AtomicBoolean();
    acme.does((model, listener) ->
        failed.getAndSet(true) ? GuardCast.replied(model) : GuardCast.failed(GuardCast.OVERLOADED));

    assertThat(call()).isInstanceOf(ModelResult.Replied.class);
    assertThat(acme.calls()).isEqualTo(2);
  }

  @Test
  void triesThreeTimesAndWaitsTwiceAsLongEachTime() {
    acme.fails(GuardCast.OVERLOADED);

    assertThat(call()).isEqualTo(GuardCast.failed(GuardCast.OVERLOADED));
    assertThat(acme.calls()).isEqualTo(3);
    assertThat(time.pauses()).containsExactly(Duration.ofMillis(150), Duration.ofMillis(300));
  }

  @Test
  void waitsAsLongAsTheProviderAskedAndALittleMore() {
    acme.fails(new ModelFailure.RateLimited("429", Duration.ofMillis(700)));

    call();

    assertThat(time.pauses()).containsExactly(Duration.ofMillis(850), Duration.ofMillis(1_000));
  }

  @Test
  void neverWaitsLongerThanTheLimit() {
    acme.fails(new ModelFailure.Overloaded("529", Duration.ofSeconds(2)));

    call();

    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
  }

  static List<ModelFailure> failuresForTheRouter() {
    return List.of(
        new ModelFailure.RateLimited("a longer wait", Duration.ofMillis(2_001)),
        new ModelFailure.Overloaded("a longer wait", Duration.ofMinutes(1)),
        new ModelFailure.TimedOut("may be billed"),
        new ModelFailure.Interrupted("billed", "Hi", new Billing.Exactly(TokenUsage.of(9, 1))),
        new ModelFailure.Interrupted("may be billed", "", new Billing.Unknown(TokenUsage.NONE)),
        new ModelFailure.Refused("no", TokenUsage.of(9, 1)),
        new ModelFailure.TooLong("no use"),
        new ModelFailure.NotOffered("no use"),
        new ModelFailure.Rejected("no use"),
        new ModelFailure.Unauthorised("no use"),
        new ModelFailure.QuotaExhausted("no use"),
        new ModelFailure.Unavailable("no use"));
  }

  @ParameterizedTest
  @MethodSource("failuresForTheRouter")
  void triesNothingElseAgain(ModelFailure failure) {
    acme.fails(failure);

    assertThat(call()).isEqualTo(GuardCast.failed(failure));
    assertThat(acme.calls()).isOne();
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void neverTriesAgainWhatWasHeard() {
    acme.does((model, listener) -> {
      listener.heard(new Delta.Thought("Hm"));
      return GuardCast.failed(GuardCast.OVERLOADED);
    });

    call();

    assertThat(acme.calls()).isOne();
  }

  @Test
  void interruptEndsThePauseAndStaysSet() {
    Surroundings surroundings =
        new Surroundings(
            time,
            () -> 0,
            pause -> {
              throw new InterruptedException();
            },
            () -> 0.5);
    Observed restless =
        GuardCast.guards(GuardCast.BREAKER, GuardCast.PERMITS, GuardCast.RETRY, surroundings)
            .around(acme);
    acme.fails(GuardCast.OVERLOADED);

    ModelResult result = restless.complete(GuardCast.MODEL, GuardCast.PROMPT, Listener.NONE);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result).isEqualTo(GuardCast.failed(GuardCast.OVERLOADED));
    assertThat(acme.calls()).isOne();
  }

  private ModelResult call() {
    return guarded.complete(GuardCast.MODEL, GuardCast.PROMPT, Listener.NONE);
  }
}
