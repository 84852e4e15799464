package io.aios.llm.guarded;

import io.aios.llm.Provider;
import io.aios.llm.ProviderStatus;
import io.aios.llm.ProviderVitals;
import io.aios.llm.Providers;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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

  /** Each on a thread of its own, so that one that hangs delays no other. */
  @Override
  public void checkIdle() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      all.forEach(provider -> threads.execute(provider::checkIfIdle));
    }
  }
}
