package io.aios.llm;

import java.util.List;

/** Says how the providers fare in this process. Thread-safe. */
public interface ProviderVitals {

  /** One status for each provider that can be called. */
  List<ProviderStatus> statuses();

  /**
   * Has each real provider checked that nobody called for a minute, and waits for that. Costs
   * nothing; an interrupt ends it early, with the interrupt flag set again.
   */
  void checkIdle();
}
