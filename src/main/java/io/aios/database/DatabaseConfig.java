package io.aios.database;

import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every node has on top of its database, embedded or not. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfig {

  @Bean
  static ReachabilityProbe reachabilityProbe() {
    return new ReachabilityProbe();
  }

  @Bean
  HealthIndicator databaseHealthIndicator(JdbcConnectionDetails details) {
    return new DatabaseHealth(new Glance(details), System::nanoTime);
  }

  @Bean
  Subscribers signalSubscribers() {
    return new Subscribers();
  }

  @Bean
  Signals signals(JdbcClient jdbc, Subscribers signalSubscribers) {
    return new PostgresSignals(jdbc, signalSubscribers);
  }

  @Bean
  SignalListener signalListener(JdbcConnectionDetails details, Subscribers signalSubscribers) {
    return new SignalListener(details, signalSubscribers);
  }
}
