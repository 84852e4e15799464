package io.aios.llm.guarded;

import io.aios.llm.Allowance;
import io.aios.llm.BreakerState;
import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.Mishap;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.ProviderStatus;
import io.aios.llm.ProviderStatus.Checkup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers how the calls to a provider went. Calls that we broke off ourselves say nothing about
 * it and are left out.
 */
final class Measured implements Observed {

  private static final Logger log = LoggerFactory.getLogger(Measured.class);

  /** A provider that was used a minute ago needs no check. */
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final Provider provider;
  private final Surroundings surroundings;
  private final Map<String, ModelRecord> models = new ConcurrentSkipListMap<>();
  private final AtomicInteger running = new AtomicInteger();
  private volatile Instant lastUsed = Instant.EPOCH;
  private volatile Checkup checkup = new Checkup.Never();

  Measured(Provider provider, Surroundings surroundings) {
    this.provider = provider;
    this.surroundings = surroundings;
  }

  @Override
  public ModelResult complete(ModelId model, Prompt prompt, Listener listener) {
    ModelRecord record = models.computeIfAbsent(model.name(), ModelRecord::new);
    long start = surroundings.nanos().getAsLong();
    running.incrementAndGet();
    try {
      Hearing hearing = new Hearing(listener, () -> record.began(surroundings.since(start)));
      ModelResult result = provider.complete(model, prompt, hearing);
      note(record, result, surroundings.since(start));
      return result;
    } finally {
      lastUsed = now();
      running.decrementAndGet();
    }
  }

  @Override
  public ProviderStatus status() {
    return new ProviderStatus(
        name(),
        origin(),
        BreakerState.NONE,
        new ProviderStatus.Permits(0, running.get(), 0),
        checkup,
        allowance().map(Allowance::limits).orElse(List.of()),
        models.values().stream().map(ModelRecord::status).toList());
  }

  @Override
  public void checkIfIdle() {
    boolean idle = running.get() == 0 && lastUsed.plus(IDLE).isBefore(now());
    if (idle && origin() == Origin.MODEL) {
      check();
    }
  }

  @Override
  public Health check() {
    Health health = provider.check();
    Checkup before = checkup;
    checkup =
        switch (health) {
          case Health.Reachable(int offered, Duration took) ->
              new Checkup.Passed(now(), offered, took);
          case Health.Unreachable(ModelFailure failure) ->
              new Checkup.Failed(Mishap.of(failure, now()));
        };
    tell(before, checkup);
    return health;
  }

  /** Once when it stops answering, once when the reason changes, and once when it is back. */
  private void tell(Checkup before, Checkup now) {
    switch (now) {
      case Checkup.Failed(Mishap mishap) when !isSame(before, mishap) ->
          log.warn("{} failed its check: {}: {}", name(), mishap.kind(), mishap.detail());
      case Checkup.Passed passed when before instanceof Checkup.Failed ->
          log.info("{} passes its check again", name());
      case Checkup.Failed known -> {}
      case Checkup.Passed well -> {}
      case Checkup.Never never -> {}
    }
  }

  private static boolean isSame(Checkup before, Mishap mishap) {
    return before instanceof Checkup.Failed(Mishap known) && known.kind().equals(mishap.kind());
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
  public OptionalLong count(ModelId model, Prompt prompt) {
    return provider.count(model, prompt);
  }

  @Override
  public Optional<Allowance> allowance() {
    return provider.allowance();
  }

  private void note(ModelRecord record, ModelResult result, Duration took) {
    switch (result) {
      case ModelResult.Replied replied -> record.replied(took);
      case ModelResult.Failed(ModelFailure failure) -> {
        if (!Thread.currentThread().isInterrupted()) {
          record.failed(Mishap.of(failure, now()));
        }
      }
    }
  }

  private Instant now() {
    return surroundings.clock().instant();
  }
}
