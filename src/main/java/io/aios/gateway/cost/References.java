package io.aios.gateway.cost;

import io.aios.llm.ProviderReports;
import io.aios.routing.Yardstick;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/** Says what costs are compared with at the moment. Thread-safe. */
public final class References {

  private final Yardstick yardstick;
  private final ProviderReports reports;
  private final InstantSource clock;

  References(Yardstick yardstick, ProviderReports reports, InstantSource clock) {
    this.yardstick = yardstick;
    this.reports = reports;
    this.clock = clock;
  }

  /** With the models that workers can call now, where there are any. */
  public Comparison now() {
    Instant now = clock.instant();
    Set<String> served = reports.served(now);
    return new Comparison(yardstick.references(served, LocalDate.ofInstant(now, ZoneOffset.UTC)));
  }
}
