package io.aios.llm.postgres;

import io.aios.llm.ProviderReports;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the table of reports to its port. */
@Configuration(proxyBeanMethods = false)
class PostgresReportsConfig {

  @Bean
  ProviderReports providerReports(JdbcClient jdbc) {
    return new PostgresReports(jdbc);
  }
}
