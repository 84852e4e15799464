package io.aios.ledger.postgres;

import io.aios.ledger.Arms;
import io.aios.ledger.Holdings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger tells those who compare and those who watch. */
@Configuration(proxyBeanMethods = false)
class InsightConfig {

  @Bean
  Arms arms(JdbcClient jdbc) {
    return new PostgresArms(jdbc);
  }

  @Bean
  Holdings holdings(JdbcClient jdbc) {
    return new PostgresHoldings(jdbc);
  }
}
