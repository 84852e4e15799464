package io.aios.llm.guarded;

import io.aios.llm.Provider;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;

/**
 * Puts guards before providers. A simulated one is only watched: it has no faults but those that
 * somebody wrote for it, and these are not to be hidden.
 */
record Guards(
    GuardProperties properties,
    Surroundings surroundings,
    CircuitBreakerRegistry breakers,
    RetryRegistry retries) {

  Observed around(Provider provider) {
    Measured measured = new Measured(provider, surroundings);
    return switch (provider.origin()) {
      case SIMULATED -> measured;
      case MODEL -> guarded(measured);
    };
  }

  private Guarded guarded(Measured measured) {
    Permits permits = new Permits(properties.permits());
    Fuses fuses =
        new Fuses(
            measured.name(),
            breakers,
            properties.breaker(),
            surroundings.clock(),
            permits::fallBack);
    Retries again = new Retries(measured.name(), retries, properties.retry(), surroundings);
    return new Guarded(measured, fuses, permits, again, surroundings);
  }
}
