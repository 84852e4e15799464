package io.aios.routing.market;

import io.aios.database.Patrol;
import io.aios.database.Patrol.Round;
import io.aios.ledger.Acceptances;
import io.aios.llm.ProviderReports;
import io.aios.llm.ProviderVitals;
import io.aios.llm.Providers;
import io.aios.node.NodeProperties;
import io.aios.node.NodeRole;
import io.aios.routing.Catalog;
import io.aios.routing.Perseverance;
import io.aios.routing.Warmth;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the market, and those who keep it up to date. */
@Configuration(proxyBeanMethods = false)
class MarketConfig {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
  private static final Duration BETWEEN_RECORDS = Duration.ofSeconds(15);

  @Bean
  LiveMarkets markets(
      Catalog catalog,
      Providers providers,
      ObjectProvider<Warmth> warmth,
      Perseverance perseverance,
      InstantSource clock) {
    return new LiveMarkets(
        catalog, providers, warmth.getIfAvailable(() -> Warmth.COLD), perseverance.jitter(), clock);
  }

  /** Keeps the market up to date while the node runs. */
  @Bean
  Patrol marketPatrol(
      NodeProperties node,
      ProviderVitals vitals,
      ProviderReports reports,
      ObjectProvider<Acceptances> acceptances,
      Perseverance perseverance,
      InstantSource clock,
      LiveMarkets markets) {
    Reach reach = node.plays(NodeRole.WORKER) ? Reach.OWN : Reach.REPORTED;
    var newsroom =
        new Newsroom(
            reach,
            vitals,
            reports,
            acceptances.orderedStream().toList(),
            perseverance.patience().longestWait(),
            clock);
    String complaint = "The market stays as it was last heard of";
    return new Patrol(
        "market",
        Round.every(BETWEEN_LOOKS, complaint, () -> newsroom.tellWeather(markets)),
        Round.every(BETWEEN_RECORDS, complaint, () -> newsroom.tellRecord(markets)));
  }
}
