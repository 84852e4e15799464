package io.aios.gateway.quote;

import io.aios.gateway.quote.Appraiser.Served;
import io.aios.ledger.Spending;
import io.aios.llm.ProviderReports;
import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import io.aios.project.Projects;
import io.aios.project.Templates;
import io.aios.routing.Markets;
import io.aios.routing.RoutingPolicy;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires quotes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.GATEWAY)
class QuoteConfig {

  @Bean
  Chronicles chronicles(Projects projects, Spending spending, InstantSource clock) {
    return new Chronicles(projects, spending, clock);
  }

  @Bean
  Served servedProviders(ProviderReports reports, InstantSource clock) {
    return new Served(reports, clock);
  }

  @Bean
  Appraiser appraiser(
      Templates templates,
      Chronicles chronicles,
      RoutingPolicy policy,
      Markets markets,
      Served served) {
    return new Appraiser(templates, chronicles, policy, markets, served);
  }
}
