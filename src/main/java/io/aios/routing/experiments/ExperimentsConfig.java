package io.aios.routing.experiments;

import io.aios.routing.ArmSteering;
import io.aios.routing.Catalog;
import io.aios.routing.Experiments;
import io.aios.routing.RoutingPolicy;
import io.aios.routing.Steering;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class ExperimentsConfig {

  @Bean
  Experiments experiments(Environment settings, Catalog catalog) {
    return ExperimentSettings.read(settings, catalog);
  }

  /** Before the cascade's switch, which has to know the terms that an arm sets. */
  @Bean
  @Order(0)
  Steering armSteering(Experiments experiments, RoutingPolicy policy) {
    return new ArmSteering(experiments, policy);
  }
}
