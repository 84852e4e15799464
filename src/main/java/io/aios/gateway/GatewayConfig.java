package io.aios.gateway;

import io.aios.llm.ProviderReports;
import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import io.aios.project.Projects;
import io.aios.routing.Markets;
import java.time.InstantSource;
import org.apache.catalina.core.StandardContext;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** What all endpoints share. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.GATEWAY)
@EnableConfigurationProperties(GatewayProperties.class)
class GatewayConfig {

  private static final long UNLOAD_MILLIS = 50;

  @Bean
  Snapshot snapshot(Projects projects, PlatformTransactionManager transactions) {
    return new Snapshot(projects, transactions);
  }

  @Bean
  Stall stall(Markets markets, ProviderReports reports, InstantSource clock) {
    return new Stall(markets, reports, clock);
  }

  @Bean
  LastAnswers lastAnswers(ApplicationAvailability availability) {
    return new LastAnswers(availability);
  }

  /**
   * Tomcat waits two more seconds for a stalled request after the graceful stop has given it up.
   */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> promptStop() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context instanceof StandardContext standard) {
            standard.setUnloadDelay(UNLOAD_MILLIS);
          }
        });
  }
}
