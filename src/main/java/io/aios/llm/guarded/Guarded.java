package io.aios.llm.guarded;

import io.aios.llm.Allowance;
import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.ProviderStatus;
import io.aios.llm.guarded.Fuses.Entry;
import io.aios.llm.guarded.Permits.Access;
import io.aios.llm.guarded.Permits.Permit;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Stands before a provider: each try waits for a permit, then asks the breakers, then calls. In
 * this order, because a call that has waited must see what became of the calls it waited for.
 */
final class Guarded implements Observed {

  private static final ModelFailure NONE = new ModelFailure.Unavailable("nothing happened");

  private final Observed provider;
  private final Fuses fuses;
  private final Permits permits;
  private final Retries retries;
  private final Surroundings surroundings;

  Guarded(
      Observed provider, Fuses fuses, Permits permits, Retries retries, Surroundings surroundings) {
    this.provider = provider;
    this.fuses = fuses;
    this.permits = permits;
    this.retries = retries;
    this.surroundings = surroundings;
  }

  @Override
  public ModelResult complete(ModelId model, Prompt prompt, Listener listener) {
    return retries.run(() -> attempt(new Call(model, prompt, listener)));
  }

  private record Call(ModelId model, Prompt prompt, Listener listener) {}

  private Attempt attempt(Call call) {
    Optional<ModelFailure> open = fuses.openBecause(call.model());
    if (open.isPresent()) {
      return Attempt.unmade(open.get());
    }
    return switch (permits.take()) {
      case Access.Granted(Permit permit) -> permitted(call, permit);
      case Access.Shaken() ->
          Attempt.unmade(
              fuses
                  .openBecause(call.model())
                  .orElse(new ModelFailure.Unavailable(name() + " failed a moment ago")));
      case Access.Crowded(int running) ->
          Attempt.unmade(
              new ModelFailure.Unavailable(
                  running + " calls to " + name() + " run already, and none ended in time"));
      case Access.BrokenOff() ->
          Attempt.unmade(
              new ModelFailure.Interrupted(
                  "The call was broken off before it was made", "", new Billing.Nothing()));
    };
  }

  private Attempt permitted(Call call, Permit permit) {
    try (permit) {
      return switch (fuses.enter(call.model())) {
        case Entry.Barred(ModelFailure failure) -> Attempt.unmade(failure);
        case Entry.Open entry -> made(call, permit, entry);
      };
    }
  }

  private Attempt made(Call call, Permit permit, Entry.Open entry) {
    long start = surroundings.nanos().getAsLong();
    Judgement judgement = Judgement.NOBODY;
    ModelFailure failure = NONE;
    try {
      Hearing hearing = new Hearing(call.listener(), permit::ease);
      ModelResult result = provider.complete(call.model(), call.prompt(), hearing);
      adapt(permit, result);
      if (!isBrokenOff(result)) {
        judgement = Judgement.of(result, hearing.hasHeard());
        failure = result instanceof ModelResult.Failed failed ? failed.failure() : NONE;
      }
      return new Attempt(result, hearing.hasHeard());
    } finally {
      entry.leave(judgement, surroundings.since(start), failure);
    }
  }

  private static void adapt(Permit permit, ModelResult result) {
    switch (result) {
      case ModelResult.Replied replied -> permit.ease();
      case ModelResult.Failed(ModelFailure.RateLimited limited) -> permit.strain();
      case ModelResult.Failed(ModelFailure.Overloaded overloaded) -> permit.strain();
      case ModelResult.Failed failed -> {}
    }
  }

  /** Whether it was us who ended the call; then it says nothing about the provider. */
  private static boolean isBrokenOff(ModelResult result) {
    return result instanceof ModelResult.Failed && Thread.currentThread().isInterrupted();
  }

  @Override
  public ProviderStatus status() {
    ProviderStatus measured = provider.status();
    return new ProviderStatus(
        measured.provider(),
        measured.origin(),
        fuses.state(),
        permits.status(),
        measured.checkup(),
        measured.headroom(),
        measured.models().stream().map(model -> model.with(fuses.state(model.name()))).toList());
  }

  @Override
  public Map<String, Instant> reopenings() {
    return fuses.reopenings();
  }

  /** Nothing, at once, while no call is made: it would only wait for a provider that is away. */
  @Override
  public OptionalLong count(ModelId model, Prompt prompt) {
    return fuses.openBecause(model).isPresent()
        ? OptionalLong.empty()
        : provider.count(model, prompt);
  }

  @Override
  public void checkIfIdle() {
    provider.checkIfIdle();
  }

  @Override
  public Health check() {
    return provider.check();
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public Origin origin() {
    return provider.origin();
  }

  @Override
  public boolean isInHouse() {
    return provider.isInHouse();
  }

  @Override
  public Optional<Allowance> allowance() {
    return provider.allowance();
  }
}
