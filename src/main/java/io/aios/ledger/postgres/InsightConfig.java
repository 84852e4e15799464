package io.aios.ledger.postgres;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import io.aios.ledger.Arms;
import io.aios.ledger.Holdings;
import io.aios.ledger.Reconciliations;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the ledger tells those who compare and those who watch. */
@Configuration(proxyBeanMethods = false)
class InsightConfig {

  @Bean
  Arms arms(JdbcClient jdbc) {
    return new PostgresArms(jdbc);
  }

  @Bean
  Reconciliations reconciliations(
      JdbcClient jdbc, PlatformTransactionManager transactions, InstantSource clock) {
    TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();
    var transaction = new TransactionTemplate(transactions);
    return new PostgresReconciliations(jdbc, transaction, ids::generate, clock);
  }

  @Bean
  Holdings holdings(JdbcClient jdbc) {
    return new PostgresHoldings(jdbc);
  }
}
