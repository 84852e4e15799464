package io.aios.gateway.project;

import io.aios.gateway.project.Submissions.Origins;
import io.aios.gateway.project.Submissions.Stores;
import io.aios.gateway.quote.Appraiser;
import io.aios.ledger.Budgets;
import io.aios.ledger.Ledger;
import io.aios.node.ConditionalOnRole;
import io.aios.node.NodeRole;
import io.aios.project.Agenda;
import io.aios.project.Events;
import io.aios.project.IdSource;
import io.aios.project.Projects;
import io.aios.project.Quotes;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the gateway writes: submissions, budgets, and what clients want of running projects. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(NodeRole.GATEWAY)
@EnableConfigurationProperties(ProjectsProperties.class)
class ProjectConfig {

  @Bean
  Origins submissionOrigins(IdSource ids, InstantSource clock) {
    return new Origins(ids, clock);
  }

  @Bean
  Stores submissionStores(
      Projects projects, Quotes quotes, Events events, Ledger ledger, Agenda agenda) {
    return new Stores(projects, quotes, events, ledger, agenda);
  }

  @Bean
  Submissions submissions(
      Stores stores,
      Origins origins,
      Appraiser appraiser,
      PlatformTransactionManager transactions) {
    return new Submissions(
        stores, origins, appraiser::quote, new TransactionTemplate(transactions));
  }

  @Bean
  PauseRequests pauseRequests(
      Projects projects, Agenda agenda, IdSource ids, PlatformTransactionManager transactions) {
    return new PauseRequests(projects, agenda, ids, new TransactionTemplate(transactions));
  }

  @Bean
  BudgetChanges budgetChanges(
      Stores stores,
      Budgets budgets,
      InstantSource clock,
      PlatformTransactionManager transactions) {
    return new BudgetChanges(stores, budgets, clock, new TransactionTemplate(transactions));
  }

  @Bean
  UrgencyChanges urgencyChanges(
      Stores stores, InstantSource clock, PlatformTransactionManager transactions) {
    return new UrgencyChanges(stores, clock, new TransactionTemplate(transactions));
  }

  @Bean
  CancelRequests cancelRequests(
      Projects projects, Agenda agenda, Origins origins, PlatformTransactionManager transactions) {
    return new CancelRequests(projects, agenda, origins, new TransactionTemplate(transactions));
  }
}
