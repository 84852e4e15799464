package io.aios.engine;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import io.aios.database.Sessions;
import io.aios.database.Signals;
import io.aios.project.Agenda;
import io.aios.project.IdSource;
import io.aios.project.RetryPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the engine, and what every role shares: ids and patience. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EngineProperties.class, Admission.class})
class EngineConfig {

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
  DurableWrite durableWrite(TransactionTemplate transactions, InstantSource clock) {
    return new DurableWrite(transactions, clock, Thread::sleep);
  }

  @Bean
  Agenda agenda(DataSource dataSource, Signals signals, InstantSource clock) {
    return new SchedulerAgenda(dataSource, signals, clock);
  }

  @Bean(destroyMethod = "close")
  Housekeeping housekeeping(
      JdbcConnectionDetails details,
      DataSource dataSource,
      Sessions sessions,
      MeterRegistry registry) {
    return new Housekeeping(details, dataSource, sessions, registry);
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
