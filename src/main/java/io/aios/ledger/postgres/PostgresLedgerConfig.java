package io.aios.ledger.postgres;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import io.aios.ledger.Acceptances;
import io.aios.ledger.AccountId;
import io.aios.ledger.Ledger;
import io.aios.ledger.Purpose;
import io.aios.ledger.Replies;
import io.aios.ledger.Spending;
import java.time.InstantSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BudgetsProperties.class)
class PostgresLedgerConfig {

  @Bean
  Ledger ledger(JdbcClient jdbc, BudgetsProperties budgets, InstantSource time) {
    TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();
    return new PostgresLedger(jdbc, budgets, time, ids::generate);
  }

  @Bean
  PostgresBudgets budgets(
      JdbcClient jdbc,
      BudgetsProperties budgets,
      InstantSource time,
      PlatformTransactionManager transactions) {
    var months = new MonthStatement(jdbc, budgets.tenantLimit());
    var limits = new LimitStatement(jdbc, new TransactionTemplate(transactions));
    return new PostgresBudgets(jdbc, months, limits, time);
  }

  /** A month that has begun follows the configuration from the next start on. */
  @Bean
  SmartInitializingSingleton standardBudgets(PostgresBudgets budgets) {
    return () -> budgets.adjust(AccountId.ofTenant(Purpose.DEFAULT_TENANT));
  }

  @Bean
  Acceptances acceptances(JdbcClient jdbc) {
    return new PostgresAcceptances(jdbc);
  }

  @Bean
  Replies replies(JdbcClient jdbc, InstantSource time) {
    return new PostgresReplies(jdbc, time);
  }

  @Bean
  Spending spending(JdbcClient jdbc) {
    return new PostgresSpending(jdbc);
  }
}
