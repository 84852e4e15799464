package io.aios.routing.market;

import io.aios.ledger.Acceptances;
import io.aios.llm.ProviderReports;
import io.aios.llm.ProviderVitals;
import io.aios.llm.Providers;
import io.aios.node.NodeProperties;
import io.aios.node.NodeRole;
import io.aios.routing.Catalog;
import io.aios.routing.Perseverance;
import io.aios.routing.Warmth;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the market, and those who keep it up to date. */
@Configuration(proxyBeanMethods = false)
class MarketConfig {

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

  @Bean
  MarketLoop marketLoop(
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
    return new MarketLoop(newsroom, markets);
  }
}
