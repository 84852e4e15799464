package io.aios.gateway;

import io.aios.llm.ProviderReports;
import io.aios.routing.Market;
import io.aios.routing.Markets;
import java.time.InstantSource;
import java.util.Set;

/**
 * The market as the workers see it: a gateway may have no keys of its own. As long as no worker has
 * said what it calls, it is the gateway's own.
 */
public record Stall(Markets markets, ProviderReports reports, InstantSource clock) {

  public Market market() {
    Market own = markets.now();
    Set<String> served = reports.served(clock.instant());
    return own.ahead(served.isEmpty() ? own.providers() : served);
  }
}
