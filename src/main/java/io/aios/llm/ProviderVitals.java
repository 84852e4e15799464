package io.aios.llm;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Says how the providers fare in this process. Thread-safe. */
public interface ProviderVitals {

  /** One status for each provider that can be called. */
  List<ProviderStatus> statuses();

  /**
   * What is not called at the moment, and when a call will find out whether it is back; by the name
   * of the provider, or of one of its models.
   */
  default Map<String, Instant> reopenings() {
    return Map.of();
  }

  /**
   * Has each real provider checked that nobody called for a minute, and waits for that. Costs
   * nothing; an interrupt ends it early, with the interrupt flag set again.
   */
  void checkIdle();
}
