package io.aios.gateway.router;

import io.aios.llm.ProviderReports;
import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import io.aios.routing.Markets;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.GATEWAY)
class RouterConfig {

  @Bean
  Stall stall(Markets markets, ProviderReports reports, InstantSource clock) {
    return new Stall(markets, reports, clock);
  }
}
