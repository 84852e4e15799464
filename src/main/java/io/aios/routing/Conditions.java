package io.aios.routing;

import io.aios.llm.ModelId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How models and providers fare at the moment.
 *
 * @param models those that were called lately
 * @param closed what is not called at the moment, by the name of the model or of the provider
 */
public record Conditions(Map<ModelId, Condition> models, Map<String, Closure> closed) {

  /** Nobody was called yet. */
  public static final Conditions UNKNOWN = new Conditions(Map.of(), Map.of());

  public Conditions {
    models = Map.copyOf(models);
    closed = Map.copyOf(closed);
  }

  public Optional<Condition> of(ModelId model) {
    return Optional.ofNullable(models.get(model));
  }

  public Optional<Closure> closure(ModelId model) {
    Closure own = closed.get(model.toString());
    return Optional.ofNullable(own == null ? closed.get(model.provider()) : own);
  }

  /**
   * How a model fares.
   *
   * @param calls how many calls the figures are about
   * @param failures how many of them gave no reply
   * @param latency median time of a reply; zero if none was measured
   * @param firstToken median time to the first token; zero if none was measured
   */
  public record Condition(long calls, long failures, Duration latency, Duration firstToken) {}

  /**
   * Why a model or a provider is not called.
   *
   * @param reason e.g. {@code its breaker is open}
   * @param opensAfter when it may be called again; zero if nobody knows
   */
  public record Closure(String reason, Duration opensAfter) {}
}
