package io.aios.engine;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import io.aios.database.Signals;
import io.aios.project.Agenda;
import io.aios.project.IdSource;
import io.aios.project.RetryPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the engine, and what every role shares: the clock, ids and patience. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EngineProperties.class, Admission.class})
class EngineConfig {

  /** Ticks in microseconds, which is what PostgreSQL keeps. */
  @Bean
  InstantSource clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }

  @Bean
  IdSource ids() {
    TimeBasedEpochRandomGenerator generator = Generators.timeBasedEpochRandomGenerator();
    return generator::generate;
  }

  @Bean
  RetryPolicy retryPolicy(EngineProperties properties) {
    return properties.retry().policy();
  }

  @Bean
  DurableWrite durableWrite(TransactionTemplate transactions) {
    return new DurableWrite(transactions);
  }

  @Bean
  Agenda agenda(DataSource dataSource, Signals signals, InstantSource clock) {
    return new SchedulerAgenda(dataSource, signals, clock);
  }

  @Bean(destroyMethod = "close")
  Housekeeping housekeeping(JdbcConnectionDetails details, MeterRegistry registry) {
    return new Housekeeping(details, registry);
  }

  @Bean
  Engine engine(
      DataSource dataSource,
      Housekeeping housekeeping,
      EngineProperties properties,
      Admission admission,
      Signals signals,
      InstantSource clock) {
    return new Engine(dataSource, housekeeping, properties, admission, signals, clock);
  }
}
