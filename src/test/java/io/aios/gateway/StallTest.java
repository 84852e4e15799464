package io.aios.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.MemoryProviderReports;
import io.aios.llm.ProviderStatusCast;
import io.aios.money.Usd;
import io.aios.routing.Catalog;
import io.aios.routing.Conditions;
import io.aios.routing.Market;
import io.aios.routing.TrackRecord;
import io.aios.routing.Warmth;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StallTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Market OWN =
      new Market(
          new Catalog(List.of()),
          LocalDate.parse("2026-11-22"),
          Set.of("own"),
          Conditions.UNKNOWN,
          TrackRecord.EMPTY,
          Warmth.COLD,
          0.01,
          Usd.of("5"));

  private final MemoryProviderReports reports = new MemoryProviderReports();
  private final Stall stall = new Stall(() -> OWN, reports, InstantSource.fixed(NOON));

  @Test
  void triesNothingOutBeforeAnyWorkerHasReported() {
    assertThat(stall.market()).isEqualTo(OWN.ahead(Set.of("own")));
    assertThat(stall.market().chance()).isEqualTo(1);
  }

  @Test
  void knowsWhatWorkersCallOnceTheyHaveReported() {
    reports.publish("worker", List.of(ProviderStatusCast.unused("acme")), NOON);

    assertThat(stall.market()).isEqualTo(OWN.ahead(Set.of("acme")));
  }
}
