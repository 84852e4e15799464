package io.aios.gateway;

import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import io.aios.project.Projects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** What all endpoints share. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.GATEWAY)
@EnableConfigurationProperties(GatewayProperties.class)
class GatewayConfig {

  @Bean
  Snapshot snapshot(Projects projects, PlatformTransactionManager transactions) {
    return new Snapshot(projects, transactions);
  }
}
