package io.aios.llm.guarded;

import io.aios.llm.Provider;
import io.aios.llm.ProviderStatus;
import io.aios.llm.ProviderVitals;
import io.aios.llm.Providers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** All providers that can be called, with the guards before them. */
record Watch(List<Observed> all) implements ProviderVitals {

  Watch {
    all = List.copyOf(all);
  }

  Providers providers() {
    return new Providers(List.<Provider>copyOf(all));
  }

  @Override
  public List<ProviderStatus> statuses() {
    return all.stream().map(Observed::status).toList();
  }

  @Override
  public Map<String, Instant> reopenings() {
    return all.stream()
        .flatMap(provider -> provider.reopenings().entrySet().stream())
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Each on a thread of its own, so that one that hangs delays no other. */
  @Override
  public void checkIdle() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      all.forEach(provider -> threads.execute(provider::checkIfIdle));
    }
  }
}
