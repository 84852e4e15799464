package io.aios.node;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What every node has, whatever roles it plays. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NodeProperties.class)
class NodeConfig {

  /** Runs before any bean is made, so that nothing was started when the node is refused. */
  @Bean
  static BeanFactoryPostProcessor loopbackRule(Environment settings) {
    return beans -> {
      if (!MigrateOnly.isAsked(settings)) {
        LoopbackRule.check(settings);
      }
    };
  }

  @Bean
  DrainDelay drainDelay(ApplicationContext context, NodeProperties node) {
    return new DrainDelay(context, node.drainDelay(), DrainDelay::sleep);
  }

  /** Ends a node that only migrates, which it has done by then. */
  @Bean
  static ApplicationListener<ApplicationReadyEvent> endOfMigrateOnly() {
    return ready -> {
      ConfigurableApplicationContext context = ready.getApplicationContext();
      if (MigrateOnly.isAsked(context.getEnvironment())) {
        context.close();
      }
    };
  }
}
