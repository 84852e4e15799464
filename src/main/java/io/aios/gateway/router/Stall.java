package io.aios.gateway.router;

import io.aios.llm.ProviderReports;
import io.aios.routing.Market;
import io.aios.routing.Markets;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The market as the workers see it: a gateway may have no keys of its own. As long as no worker has
 * said what it calls, it is the gateway's own.
 */
record Stall(Markets markets, ProviderReports reports, InstantSource clock) {

  Market market() {
    Market own = markets.now();
    Set<String> served =
        reports.current(clock.instant()).stream()
            .map(report -> report.status().provider())
            .collect(Collectors.toUnmodifiableSet());
    return own.ahead(served.isEmpty() ? own.providers() : served);
  }
}
