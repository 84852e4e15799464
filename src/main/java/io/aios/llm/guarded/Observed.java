package io.aios.llm.guarded;

import io.aios.llm.Provider;
import io.aios.llm.ProviderStatus;
import java.time.Instant;
import java.util.Map;

/** A provider that knows how it fares. */
interface Observed extends Provider {

  ProviderStatus status();

  /** Until when it and its models are not called, by name; those that are called are missing. */
  default Map<String, Instant> reopenings() {
    return Map.of();
  }

  /** Checks the provider if it is a real one and nobody used it for a while. */
  void checkIfIdle();
}
