package io.aios.worker;

import io.aios.agents.Crew;
import io.aios.artifacts.Artifacts;
import io.aios.database.Channel;
import io.aios.database.Patrol;
import io.aios.database.Signals;
import io.aios.engine.DurableWrite;
import io.aios.engine.Engine;
import io.aios.engine.EngineLoop;
import io.aios.engine.EngineTable;
import io.aios.ledger.Acceptances;
import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import io.aios.project.Agenda;
import io.aios.project.Events;
import io.aios.project.IdSource;
import io.aios.project.ProjectId;
import io.aios.project.RetryPolicy;
import io.aios.project.Tasks;
import io.aios.project.Templates;
import io.aios.routing.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the worker. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.WORKER)
@EnableConfigurationProperties(WorkerProperties.class)
class WorkerConfig {

  @Bean
  Chronicle chronicle(Events events, DurableWrite write, InstantSource clock) {
    return new Chronicle(events, write, clock);
  }

  @Bean
  BudgetAlarm budgetAlarm(Chronicle chronicle) {
    return new BudgetAlarm(chronicle);
  }

  @Bean
  Switchboard switchboard(
      Router router, Tasks tasks, Acceptances acceptances, Chronicle chronicle) {
    return new Switchboard(router, tasks, acceptances, chronicle);
  }

  @Bean
  Performance performance(
      Crew crew,
      Templates templates,
      Artifacts artifacts,
      Switchboard switchboard,
      Places places,
      InstantSource clock) {
    return new Performance(crew, templates, artifacts, switchboard, places, clock);
  }

  @Bean
  Desk desk(Tasks tasks, Events events, InstantSource clock) {
    return new Desk(tasks, events, clock);
  }

  @Bean
  Outbox outbox(
      Tasks tasks, Artifacts artifacts, Agenda agenda, IdSource ids, InstantSource clock) {
    return new Outbox(tasks, artifacts, agenda, ids, clock);
  }

  @Bean
  InFlight inFlight() {
    return new InFlight();
  }

  @Bean(destroyMethod = "close")
  Signals.Subscription cancelSubscription(Signals signals, InFlight inFlight) {
    return signals.listen(
        Channel.CANCEL,
        project -> {
          if (!project.isEmpty()) {
            inFlight.breakOff(new ProjectId(UUID.fromString(project)));
          }
        });
  }

  @Bean
  Patrol recallPatrol(Tasks tasks, InFlight inFlight) {
    return new Patrol(
        "recall",
        Patrol.Round.every(
            Duration.ofSeconds(1),
            "Work that is in vain cannot be found",
            new Recall(tasks, inFlight)::look));
  }

  @Bean
  Perform perform(
      Performance performance,
      Desk desk,
      Outbox outbox,
      InFlight inFlight,
      RetryPolicy retryPolicy,
      DurableWrite write) {
    return new Perform(performance, desk, outbox, inFlight, retryPolicy, write);
  }

  @Bean
  EngineLoop performLoop(
      Engine engine, WorkerProperties properties, Perform perform, InFlight inFlight) {
    return engine
        .loop(EngineTable.AGENT, properties.kinds(), perform, inFlight::breakOffAll)
        .whenLost(inFlight::breakOff);
  }

  @Bean
  HealthIndicator workerHealthIndicator(EngineLoop performLoop) {
    return performLoop::health;
  }
}
