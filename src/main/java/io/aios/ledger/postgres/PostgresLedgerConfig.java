package io.aios.ledger.postgres;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import io.aios.ledger.Ledger;
import io.aios.ledger.Spending;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class PostgresLedgerConfig {

  @Bean
  Ledger ledger(JdbcClient jdbc, InstantSource time) {
    TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();
    return new PostgresLedger(jdbc, time, ids::generate);
  }

  @Bean
  Spending spending(JdbcClient jdbc) {
    return new PostgresSpending(jdbc);
  }
}
