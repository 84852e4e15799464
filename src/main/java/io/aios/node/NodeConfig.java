package io.aios.node;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
    return beans -> LoopbackRule.check(settings);
  }
}
