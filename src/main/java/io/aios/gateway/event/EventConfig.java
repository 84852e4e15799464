package io.aios.gateway.event;

import io.aios.database.Signals;
import io.aios.gateway.GatewayProperties;
import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import io.aios.project.Events;
import io.aios.project.Projects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Live events. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.GATEWAY)
class EventConfig {

  @Bean
  Watches watches(Signals signals, GatewayProperties gateway) {
    return new Watches(signals, gateway.maxStreams());
  }

  @Bean
  EventStream eventStream(Events events, Projects projects, GatewayProperties gateway) {
    return new EventStream(events, projects, gateway);
  }
}
