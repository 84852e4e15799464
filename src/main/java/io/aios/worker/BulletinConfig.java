package io.aios.worker;

import io.aios.engine.NodeName;
import io.aios.llm.ProviderReports;
import io.aios.llm.ProviderVitals;
import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the worker tell how its providers fare. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.WORKER)
class BulletinConfig {

  @Bean
  BulletinLoop bulletinLoop(ProviderVitals vitals, ProviderReports reports, InstantSource clock) {
    return new BulletinLoop(new Bulletin(NodeName.random(), vitals, reports, clock), vitals);
  }
}
