package io.aios.worker;

import io.aios.agents.Crew;
import io.aios.database.Patrol;
import io.aios.database.Patrol.Round;
import io.aios.engine.Engine;
import io.aios.engine.EngineTable;
import io.aios.engine.NodeName;
import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import io.aios.project.AgentKind;
import io.aios.project.WorkerReport.State;
import io.aios.project.WorkerReports;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the worker say what it serves and how busy it is. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.WORKER)
class RosterConfig {

  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(5);

  @Bean
  Places places(Crew crew, WorkerProperties properties, Engine engine) {
    return new Places(properties.served(crew.kinds()), engine.places(EngineTable.AGENT));
  }

  /** Outlives the loop that performs tasks. */
  @Bean
  Patrol rosterPatrol(Places places, WorkerReports reports, InstantSource clock) {
    String node = NodeName.random();
    Round telling =
        Round.every(
            BETWEEN_REPORTS,
            "Nobody can be told what this worker does",
            () -> reports.publish(node, places.reports(), clock.instant()));
    return new Patrol(
        "worker-roster", List.of(telling), () -> reports.withdraw(node), Patrol.DEFAULT_PHASE - 1);
  }

  @Bean
  LastWord lastWord(Places places, Patrol rosterPatrol) {
    return new LastWord(places, rosterPatrol);
  }

  /** One for the state that this worker is in, 0 for the others: their sum counts the workers. */
  @Bean
  MeterBinder agentMetrics(Places places) {
    return registry -> {
      for (AgentKind kind : places.kinds()) {
        for (State state : State.values()) {
          Gauge.builder("aios.agents", places, all -> all.report(kind).state() == state ? 1 : 0)
              .description("Workers that serve a kind of agent, by what they do for it")
              .tag("kind", kind.name())
              .tag("state", state.name().toLowerCase(Locale.ROOT))
              .register(registry);
        }
      }
    };
  }
}
