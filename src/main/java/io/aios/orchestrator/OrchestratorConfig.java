package io.aios.orchestrator;

import io.aios.artifacts.Artifacts;
import io.aios.database.Patrol;
import io.aios.database.Patrol.Round;
import io.aios.database.Signals;
import io.aios.engine.DurableWrite;
import io.aios.engine.Engine;
import io.aios.engine.EngineLoop;
import io.aios.engine.EngineTable;
import io.aios.ledger.Acceptances;
import io.aios.ledger.Ledger;
import io.aios.ledger.Replies;
import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import io.aios.project.Agenda;
import io.aios.project.Events;
import io.aios.project.IdSource;
import io.aios.project.Progress;
import io.aios.project.Projects;
import io.aios.project.Remains;
import io.aios.project.RetryPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the orchestrator. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.ORCHESTRATOR)
@EnableConfigurationProperties(RetentionProperties.class)
class OrchestratorConfig {

  private static final Duration SHORTEST_EXPIRY_PAUSE = Duration.ofSeconds(25);
  private static final Duration LONGEST_EXPIRY_PAUSE = Duration.ofSeconds(35);

  @Bean
  Progress progress(RetryPolicy policy, IdSource ids) {
    return new Progress(policy, ids);
  }

  @Bean
  Fold.Consequences consequences(
      Artifacts artifacts, Acceptances acceptances, Agenda agenda, Events events) {
    return new Fold.Consequences(artifacts, acceptances, agenda, events);
  }

  @Bean
  Fold fold(
      Progress progress,
      Projects projects,
      Fold.Consequences consequences,
      Signals signals,
      InstantSource clock) {
    return new Fold(progress, projects, consequences, signals, clock);
  }

  @Bean
  EngineLoop advanceLoop(Engine engine, DurableWrite write, Fold fold) {
    Runnable endsSoonByItself = () -> {};
    return engine.loop(EngineTable.CONTROL, new Advance(write, fold), endsSoonByItself);
  }

  @Bean
  Patrol retentionPatrol(
      Retention.Stores remains,
      DurableWrite write,
      RetentionProperties settings,
      InstantSource clock,
      MeterRegistry registry) {
    Retention retention = new Retention(remains, write, settings.ages(), settings.batch(), clock);
    Sweep sweep = new Sweep(retention, settings, new SplittableRandom(), registry);
    return new Patrol(
        "retention",
        new Round("What projects left behind cannot expire", sweep::pause, sweep::round));
  }

  @Bean
  Retention.Stores retentionStores(Remains remains, Replies replies, Artifacts artifacts) {
    return new Retention.Stores(remains, replies, artifacts);
  }

  @Bean
  Patrol expiryPatrol(Ledger ledger) {
    return new Patrol(
        "hold-expiry",
        Round.between(
            SHORTEST_EXPIRY_PAUSE,
            LONGEST_EXPIRY_PAUSE,
            new SplittableRandom(),
            "Holds cannot expire",
            new Expiry(ledger)::round));
  }

  @Bean
  HealthIndicator orchestratorHealthIndicator(EngineLoop advanceLoop) {
    return advanceLoop::health;
  }
}
