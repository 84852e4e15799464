package io.aios.worker;

import io.aios.agents.Crew;
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
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the worker say what it serves and how busy it is. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.WORKER)
class RosterConfig {

  @Bean
  Places places(Crew crew, WorkerProperties properties, Engine engine) {
    return new Places(properties.served(crew.kinds()), engine.places(EngineTable.AGENT));
  }

  @Bean
  RosterLoop rosterLoop(Places places, WorkerReports reports, InstantSource clock) {
    return new RosterLoop(NodeName.random(), places, reports, clock);
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
