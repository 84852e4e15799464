package io.aios.gateway.quote;

import io.aios.gateway.Stall;
import io.aios.ledger.Spending;
import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import io.aios.project.Projects;
import io.aios.project.Templates;
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
  Appraiser appraiser(
      Templates templates, Chronicles chronicles, RoutingPolicy policy, Stall stall) {
    return new Appraiser(templates, chronicles, policy, stall);
  }
}
