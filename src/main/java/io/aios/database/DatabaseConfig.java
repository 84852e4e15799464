package io.aios.database;

import io.aios.database.Patrol.Round;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.StringUtils;

/** What every node has on top of its database, embedded or not. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfig {

  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

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
  Signals signals(DatabaseProperties properties, JdbcClient jdbc, Subscribers signalSubscribers) {
    return switch (properties.signals()) {
      case LISTEN -> new PostgresSignals(jdbc, signalSubscribers);
      case POLL -> new PolledSignals(signalSubscribers);
    };
  }

  /** Has subscribers called, from when all of them are ready until the first of them goes. */
  @Bean
  SmartLifecycle signalSource(
      DatabaseProperties properties, JdbcConnectionDetails details, Subscribers signalSubscribers) {
    return switch (properties.signals()) {
      case LISTEN ->
          new SignalListener(
              details, properties.listeningUrl(details.getJdbcUrl()), signalSubscribers);
      case POLL ->
          new Patrol(
              "aios-signals",
              Round.every(
                  properties.signalPoll(), "Nobody looks", signalSubscribers::tellAllToLook));
    };
  }

  /** Whoever cannot listen where the data is goes through a pooler. */
  @Bean
  Sessions sessions(DatabaseProperties properties, JdbcConnectionDetails details) {
    boolean listensHere =
        properties.listeningUrl(details.getJdbcUrl()).equals(details.getJdbcUrl());
    return switch (properties.signals()) {
      case LISTEN -> listensHere ? Sessions.OWN : Sessions.LENT;
      case POLL -> Sessions.LENT;
    };
  }

  /** The clock of the whole application. */
  @Bean
  DatabaseClock clock(JdbcClient jdbc) {
    return new DatabaseClock(
        () -> jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant(),
        System::nanoTime);
  }

  @Bean
  Patrol clockPatrol(DatabaseClock clock) {
    return new Patrol(
        "database-clock",
        Round.every(BETWEEN_LOOKS, "The time goes on without the database's", clock::ask));
  }

  /**
   * Migrations get a connection without the time limits of the pool, because they may take long;
   * not if one is named for them.
   */
  @Bean
  FlywayConfigurationCustomizer patientMigrations(
      JdbcConnectionDetails details, Environment settings) {
    return flyway -> {
      if (!StringUtils.hasText(settings.getProperty("spring.flyway.url"))) {
        flyway.dataSource(
            new DriverManagerDataSource(
                details.getJdbcUrl(), ConnectionProperties.of(details, "aios migrations")));
      }
    };
  }
}
