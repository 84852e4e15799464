package io.aios.gateway.event;

import io.aios.database.Patrol;
import io.aios.database.Patrol.Round;
import io.aios.database.Signals;
import io.aios.gateway.GatewayProperties;
import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import io.aios.project.Events;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Live events. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.GATEWAY)
class EventConfig {

  /** How long streams stay open without a database. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Bean
  Watches watches(Signals signals, GatewayProperties gateway) {
    return new Watches(signals, gateway.maxStreams(), gateway.streamLife());
  }

  @Bean
  Patrol eventLookout(Events events, Watches watches, GatewayProperties gateway) {
    var lookout = new Lookout(events, watches, PATIENCE);
    return new Patrol(
        "event-lookout",
        Round.every(
            gateway.eventPoll(), "Nobody can see whether there are new events", lookout::look));
  }

  @Bean
  EventStream eventStream(Events events, GatewayProperties gateway) {
    return new EventStream(events, gateway.heartbeat());
  }

  @Bean
  Drops streamDrops(MeterRegistry registry, Watches watches) {
    return new Drops(registry, watches);
  }
}
