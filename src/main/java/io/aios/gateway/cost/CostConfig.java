package io.aios.gateway.cost;

import io.aios.llm.ProviderReports;
import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import io.aios.routing.Yardstick;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the views of costs. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.GATEWAY)
class CostConfig {

  @Bean
  References references(Yardstick yardstick, ProviderReports reports, InstantSource clock) {
    return new References(yardstick, reports, clock);
  }
}
