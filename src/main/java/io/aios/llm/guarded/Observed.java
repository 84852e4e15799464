package io.aios.llm.guarded;

import io.aios.llm.Provider;
import io.aios.llm.ProviderStatus;

/** A provider that knows how it fares. */
interface Observed extends Provider {

  ProviderStatus status();

  /** Checks the provider if it is a real one and nobody used it for a while. */
  void checkIfIdle();
}
