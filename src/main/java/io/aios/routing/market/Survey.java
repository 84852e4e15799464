package io.aios.routing.market;

import io.aios.llm.Allowance;
import io.aios.llm.BreakerState;
import io.aios.llm.ModelId;
import io.aios.llm.ModelStatus;
import io.aios.llm.ModelStatus.Spread;
import io.aios.llm.ProviderStatus;
import io.aios.routing.Conditions;
import io.aios.routing.Conditions.Closure;
import io.aios.routing.Conditions.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes conditions of what is heard. Pure functions. */
final class Survey {

  private static final Closure BROKEN =
      new Closure("the breakers of all that call it are open", Duration.ZERO);

  private Survey() {}

  static Conditions of(Tidings tidings) {
    return new Conditions(models(tidings.statuses()), closed(tidings));
  }

  private static Map<ModelId, Condition> models(List<ProviderStatus> statuses) {
    Map<ModelId, Condition> models = new HashMap<>();
    Map<ModelId, List<ModelStatus>> heard = byModel(statuses);
    heard.forEach((model, said) ->
        models.put(
            model,
            new Condition(
                said.stream().mapToLong(ModelStatus::calls).sum(),
                said.stream().mapToLong(ModelStatus::failures).sum(),
                median(said, ModelStatus::latency),
                median(said, ModelStatus::firstToken))));
    return models;
  }

  private static Map<ModelId, List<ModelStatus>> byModel(List<ProviderStatus> statuses) {
    Map<ModelId, List<ModelStatus>> heard = new HashMap<>();
    for (ProviderStatus provider : statuses) {
      for (ModelStatus model : provider.models()) {
        heard.merge(
            new ModelId(provider.provider(), model.name()), List.of(model), Survey::together);
      }
    }
    return heard;
  }

  private static <T> List<T> together(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /** Of the medians of the processes, the mean, each as often as it was measured. */
  private static Duration median(List<ModelStatus> said, Function<ModelStatus, Spread> what) {
    long samples = said.stream().map(what).mapToLong(Spread::samples).sum();
    double nanos =
        said.stream()
            .map(what)
            .mapToDouble(spread -> (double) spread.p50().toNanos() * spread.samples())
            .sum();
    return samples == 0 ? Duration.ZERO : Duration.ofNanos((long) (nanos / samples));
  }

  private static Map<String, Closure> closed(Tidings tidings) {
    Map<String, Closure> closed = new HashMap<>();
    usedUp(tidings).forEach((name, closure) -> merge(closed, name, closure));
    switch (tidings.reach()) {
      case OWN ->
          tidings
              .reopenings()
              .forEach((name, until) -> merge(closed, name, broken(tidings, until)));
      case REPORTED -> brokenEverywhere(tidings).forEach(name -> merge(closed, name, BROKEN));
    }
    return closed;
  }

  private static Closure broken(Tidings tidings, Instant until) {
    Duration left = Duration.between(tidings.now(), until);
    return new Closure("its breaker is open", left.isNegative() ? Duration.ZERO : left);
  }

  /** Other processes have breakers of their own; who has none is told what all of them say. */
  private static List<String> brokenEverywhere(Tidings tidings) {
    Map<String, Boolean> open = new HashMap<>();
    for (ProviderStatus provider : tidings.statuses()) {
      open.merge(provider.provider(), isOpen(provider.breaker()), Boolean::logicalAnd);
      for (ModelStatus model : provider.models()) {
        String name = new ModelId(provider.provider(), model.name()).toString();
        open.merge(name, isOpen(model.breaker()), Boolean::logicalAnd);
      }
    }
    return open.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  private static boolean isOpen(BreakerState state) {
    return switch (state) {
      case OPEN -> true;
      case CLOSED, HALF_OPEN, NONE -> false;
    };
  }

  /** All processes share a key, so what one was told by the provider is true for all. */
  private static Map<String, Closure> usedUp(Tidings tidings) {
    Map<String, Closure> closed = new HashMap<>();
    List<ProviderStatus> all = together(tidings.own(), tidings.statuses());
    for (ProviderStatus provider : all) {
      for (Allowance.Limit limit : provider.headroom()) {
        Duration left = Duration.between(tidings.now(), limit.resetAt());
        if (limit.left() == 0 && left.compareTo(tidings.patience()) > 0) {
          merge(closed, provider.provider(), usedUp(limit, left));
        }
      }
    }
    closed.keySet().retainAll(tidings.providers());
    return closed;
  }

  private static Closure usedUp(Allowance.Limit limit, Duration left) {
    return new Closure(
        "its limit of " + limit.most() + " " + limit.kind().replace('-', ' ') + " is used up",
        left);
  }

  /** The closure that lasts longest is the one to wait for. */
  private static void merge(Map<String, Closure> closed, String name, Closure closure) {
    closed.merge(
        name,
        closure,
        (one, other) -> one.opensAfter().compareTo(other.opensAfter()) < 0 ? other : one);
  }
}
