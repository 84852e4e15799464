package io.aios.llm.guarded;

import io.aios.llm.BreakerState;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The breakers of one provider: its own, and one for each of its models. Thread-safe. */
final class Fuses {

  /** The library also counts slow calls, and a call to a model may well take an hour. */
  private static final Duration NEVER_SLOW = Duration.ofDays(365);

  private final CircuitBreakerRegistry registry;
  private final CircuitBreakerConfig config;
  private final GuardProperties.Breaker rules;
  private final InstantSource clock;
  private final Fuse whole;
  private final Map<String, Fuse> models = new ConcurrentHashMap<>();

  /**
   * @param registry where the library's metrics find the breakers
   * @param whenOpened runs when the provider's own breaker opens
   */
  Fuses(
      String provider,
      CircuitBreakerRegistry registry,
      GuardProperties.Breaker rules,
      InstantSource clock,
      Runnable whenOpened) {
    this.registry = registry;
    this.config = config(rules, clock);
    this.rules = rules;
    this.clock = clock;
    this.whole = fuse(provider, whenOpened);
  }

  /** What calls of the model fail with for some time; empty if it may be called. */
  Optional<ModelFailure> openBecause(ModelId model) {
    return whole.openBecause().or(() -> of(model).openBecause());
  }

  /** Asks both breakers. */
  Entry enter(ModelId model) {
    Fuse own = of(model);
    return switch (whole.enter()) {
      case Passage.Refused(ModelFailure failure) -> new Entry.Barred(failure);
      case Passage.Granted first ->
          switch (own.enter()) {
            case Passage.Granted second -> new Entry.Open(whole, first, own, second);
            case Passage.Refused(ModelFailure failure) -> {
              whole.leave(first, Blame.UNINVOLVED, Duration.ZERO, failure);
              yield new Entry.Barred(failure);
            }
          };
    };
  }

  BreakerState state() {
    return whole.state();
  }

  BreakerState state(String model) {
    Fuse fuse = models.get(model);
    return fuse == null ? BreakerState.CLOSED : fuse.state();
  }

  /** Until when nothing is called, by the names of the provider and of its models. */
  Map<String, Instant> reopenings() {
    return Stream.concat(Stream.of(whole), models.values().stream())
        .filter(fuse -> fuse.openUntil().isPresent())
        .collect(
            Collectors.toUnmodifiableMap(
                Fuse::name, fuse -> fuse.openUntil().orElse(Instant.EPOCH)));
  }

  private Fuse of(ModelId model) {
    return models.computeIfAbsent(model.name(), name -> fuse(model.toString(), () -> {}));
  }

  private Fuse fuse(String name, Runnable whenOpened) {
    return new Fuse(registry.circuitBreaker(name, config), rules, clock, whenOpened);
  }

  private static CircuitBreakerConfig config(GuardProperties.Breaker rules, InstantSource clock) {
    return CircuitBreakerConfig.custom()
        .slidingWindow(rules.window(), rules.minimumCalls(), SlidingWindowType.COUNT_BASED)
        .failureRateThreshold(rules.failurePercent())
        .slowCallDurationThreshold(NEVER_SLOW)
        .waitDurationInOpenState(rules.openFor())
        .permittedNumberOfCallsInHalfOpenState(1)
        .recordResult(Blame.AT_FAULT::equals)
        .clock(clock.withZone(ZoneOffset.UTC))
        .build();
  }

  /** What the two breakers say to a call. */
  sealed interface Entry {

    /** Both let it through; it must leave once. */
    record Open(Fuse whole, Passage.Granted first, Fuse own, Passage.Granted second)
        implements Entry {

      void leave(Judgement judgement, Duration took, ModelFailure failure) {
        own.leave(second, judgement.model(), took, failure);
        whole.leave(first, judgement.provider(), took, failure);
      }
    }

    /** One of them does not. */
    record Barred(ModelFailure failure) implements Entry {}
  }
}
