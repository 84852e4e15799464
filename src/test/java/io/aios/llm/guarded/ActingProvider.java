package io.aios.llm.guarded;

import io.aios.llm.Allowance;
import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** A real provider, as far as anybody can see, that does what a test says. Thread-safe. */
final class ActingProvider implements Provider {

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger checks = new AtomicInteger();
  private volatile Health health = new Health.Reachable(12, Duration.ofMillis(80));
  private volatile Act act = (model, listener) -> GuardCast.replied(model);

  /** What a call does. */
  @FunctionalInterface
  interface Act {

    ModelResult answer(ModelId model, Listener listener);
  }

  /** From now on, each call does this. */
  void does(Act next) {
    act = next;
  }

  void fails(ModelFailure failure) {
    does((model, listener) -> GuardCast.failed(failure));
  }

  void replies() {
    does((model, listener) -> GuardCast.replied(model));
  }

  /** From now on, each check says this. */
  void feels(Health next) {
    health = next;
  }

  int calls() {
    return calls.get();
  }

  int checks() {
    return checks.get();
  }

  @Override
  public String name() {
    return "acme";
  }

  @Override
  public Origin origin() {
    return Origin.MODEL;
  }

  @Override
  public ModelResult complete(ModelId model, Prompt prompt, Listener listener) {
    calls.incrementAndGet();
    return act.answer(model, listener);
  }

  @Override
  public OptionalLong count(ModelId model, Prompt prompt) {
    return OptionalLong.of(7);
  }

  @Override
  public Health check() {
    checks.incrementAndGet();
    return health;
  }

  @Override
  public Optional<Allowance> allowance() {
    Instant reset = SettableTime.START.plusSeconds(20);
    return Optional.of(
        new Allowance(
            SettableTime.START, List.of(new Allowance.Limit("requests", 4_000, 3_999, reset))));
  }
}
