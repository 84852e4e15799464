package io.aios.routing;

import io.aios.llm.Delta;
import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.TokenUsage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.function.Function;

/** A provider that does what it was told, call by call, and afterwards replies. For one thread. */
final class TwinProvider implements Provider {

  private final String name;
  private final Queue<Function<ModelId, ModelResult>> script = new ArrayDeque<>();
  private final List<ModelId> calls = new ArrayList<>();
  private final List<ModelId> counted = new ArrayList<>();
  private OptionalLong count = OptionalLong.empty();

  TwinProvider(String name) {
    this.name = name;
  }

  TwinProvider fails(ModelFailure... failures) {
    for (ModelFailure failure : failures) {
      does(model -> new ModelResult.Failed(failure));
    }
    return this;
  }

  TwinProvider uses(TokenUsage usage) {
    return does(model -> RoutingCast.replied(model, usage));
  }

  TwinProvider does(Function<ModelId, ModelResult> next) {
    script.add(next);
    return this;
  }

  /** Counts this for every prompt, for nothing. */
  TwinProvider counts(long tokens) {
    count = OptionalLong.of(tokens);
    return this;
  }

  /** The models that it was asked to count for. */
  List<ModelId> counted() {
    return counted;
  }

  List<ModelId> calls() {
    return calls;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Origin origin() {
    return Origin.SIMULATED;
  }

  @Override
  public Health check() {
    return new Health.Reachable(1, Duration.ZERO);
  }

  @Override
  public ModelResult complete(ModelId model, Prompt prompt, Listener listener) {
    calls.add(model);
    listener.heard(new Delta.Written("d"));
    Function<ModelId, ModelResult> next = script.poll();
    return next == null ? RoutingCast.replied(model, TokenUsage.of(100, 10)) : next.apply(model);
  }

  @Override
  public OptionalLong count(ModelId model, Prompt prompt) {
    counted.add(model);
    return count;
  }
}
