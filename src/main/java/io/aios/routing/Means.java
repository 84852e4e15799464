package io.aios.routing;

import io.aios.ledger.Ledger;
import io.aios.llm.Providers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What every ask of a router works with. */
public record Means(
    Ledger ledger,
    Providers providers,
    TokenEstimate estimate,
    Turnstile turnstile,
    Observer observer,
    Perseverance perseverance,
    InstantSource clock) {

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
