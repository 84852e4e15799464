package io.aios.llm.guarded;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.Turn;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.List;

/** The same rules, model and results in all tests of the guards. */
final class GuardCast {

  static final ModelId MODEL = ModelId.of("acme/large");
  static final ModelId OTHER_MODEL = ModelId.of("acme/small");
  static final Prompt PROMPT = new Prompt("", List.of(new Turn.User("Hello")), 100);

  static final GuardProperties.Breaker BREAKER =
      new GuardProperties.Breaker(20, 5, 50, Duration.ofSeconds(30), Duration.ofMinutes(5));
  static final GuardProperties.Permits PERMITS =
      new GuardProperties.Permits(2, 64, Duration.ofSeconds(10));
  static final GuardProperties.Retry RETRY =
      new GuardProperties.Retry(3, Duration.ofMillis(200), Duration.ofSeconds(2));
  static final GuardProperties.Retry NO_RETRY =
      new GuardProperties.Retry(1, Duration.ZERO, Duration.ZERO);

  static final ModelFailure OVERLOADED = new ModelFailure.Overloaded("no capacity");
  static final ModelFailure UNAVAILABLE = new ModelFailure.Unavailable("connection refused");

  private GuardCast() {}

  static ModelResult replied(ModelId model) {
    return new ModelResult.Replied(
        new Reply(model, "Hi", StopReason.END, TokenUsage.of(3, 1), Origin.MODEL));
  }

  static ModelResult failed(ModelFailure failure) {
    return new ModelResult.Failed(failure);
  }

  /** A stream that broke off before anything had come. */
  static ModelFailure silent() {
    return new ModelFailure.Interrupted(
        "the connection was closed", "", new Billing.Unknown(TokenUsage.NONE));
  }

  static Guards guards(
      GuardProperties.Breaker breaker,
      GuardProperties.Permits permits,
      GuardProperties.Retry retry,
      Surroundings surroundings) {
    return new Guards(
        new GuardProperties(breaker, permits, retry),
        surroundings,
        CircuitBreakerRegistry.ofDefaults(),
        RetryRegistry.ofDefaults());
  }

  /** The provider behind the usual guards, in a time of the test's own. */
  static Observed guarded(Provider provider, SettableTime time) {
    return guards(BREAKER, PERMITS, RETRY, time.surroundings()).around(provider);
  }
}
