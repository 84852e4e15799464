package io.aios.worker;

import io.aios.database.Patrol;
import io.aios.database.Patrol.Round;
import io.aios.engine.NodeName;
import io.aios.llm.ProviderReports;
import io.aios.llm.ProviderVitals;
import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the worker tell how its providers fare, and check those that nobody uses. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.WORKER)
class BulletinConfig {

  private static final Duration BETWEEN_BULLETINS = Duration.ofSeconds(5);
  private static final Duration BETWEEN_CHECKS = Duration.ofMinutes(1);

  @Bean
  Patrol bulletinPatrol(ProviderVitals vitals, ProviderReports reports, InstantSource clock) {
    var bulletin = new Bulletin(NodeName.random(), vitals, reports, clock);
    Round telling =
        Round.every(
            BETWEEN_BULLETINS, "Other nodes cannot be told how the providers fare", bulletin::tell);
    return new Patrol(
        "provider-bulletin", List.of(telling), bulletin::withdraw, Patrol.DEFAULT_PHASE);
  }

  /** Apart from the telling: a check that hangs delays no bulletin. */
  @Bean
  Patrol idleCheckPatrol(ProviderVitals vitals) {
    return new Patrol(
        "provider-check",
        Round.every(BETWEEN_CHECKS, "The providers cannot be checked", vitals::checkIdle));
  }
}
