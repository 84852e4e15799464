package io.aios.routing.metrics;

import io.aios.database.Patrol;
import io.aios.database.Patrol.Round;
import io.aios.ledger.Holdings;
import io.aios.routing.Catalog;
import io.aios.routing.Markets;
import io.aios.routing.Observer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MetricsConfig {

  /** About as often as dashboards ask. */
  private static final Duration PAUSE = Duration.ofSeconds(15);

  @Bean
  Labels metricLabels(Catalog catalog) {
    return new Labels(catalog);
  }

  @Bean
  Observer routerMetrics(MeterRegistry registry, Labels labels) {
    return new RouterMetrics(registry, labels);
  }

  /** Reads the standing figures while the node runs. */
  @Bean
  Patrol figuresPatrol(Holdings holdings, Markets markets, Labels labels, MeterRegistry registry) {
    var figures = new StandingFigures(holdings, markets, labels, registry);
    return new Patrol(
        "standing-figures",
        Round.every(PAUSE, "What is held cannot be shown to dashboards", figures::read));
  }
}
