package io.aios.routing.limits;

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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A provider that answers nothing, but says what is left of its limits. */
record Informant(String name, AtomicReference<Optional<Allowance>> said) implements Provider {

  Informant(String name) {
    this(name, new AtomicReference<>(Optional.empty()));
  }

  void says(Allowance allowance) {
    said.set(Optional.of(allowance));
  }

  @Override
  public Optional<Allowance> allowance() {
    return said.get();
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
    return new ModelResult.Failed(new ModelFailure.Unavailable("only informs"));
  }
}
