package io.aios.gateway;

import io.aios.llm.MemoryProviderReports;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.money.Usd;
import io.aios.project.IdSource;
import io.aios.project.Templates;
import io.aios.routing.Catalog;
import io.aios.routing.Lifetime;
import io.aios.routing.Offer;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.Tier;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;

/**
 * A node that is only a gateway, with twins instead of the database. No configuration class by
 * annotation, so that no other application finds it by scanning.
 */
@EnableAutoConfiguration(
    exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@ComponentScan({"io.aios.gateway", "io.aios.node"})
public class GatewayRoom {

  @Bean
  GatewayClient client(Environment settings) {
    return new GatewayClient(settings);
  }

  @Bean
  ProjectsTwin projects() {
    return new ProjectsTwin();
  }

  @Bean
  TasksTwin tasks() {
    return new TasksTwin();
  }

  @Bean
  SignalsTwin signals() {
    return new SignalsTwin();
  }

  @Bean
  EventsTwin events(SignalsTwin signals) {
    return new EventsTwin(signals);
  }

  @Bean
  AgendaTwin agenda() {
    return new AgendaTwin();
  }

  @Bean
  LedgerTwin ledger() {
    return new LedgerTwin();
  }

  @Bean
  MemoryProviderReports providerReports() {
    return new MemoryProviderReports();
  }

  @Bean
  ArtifactsTwin artifacts() {
    return new ArtifactsTwin();
  }

  @Bean
  TransactionsTwin transactions() {
    return new TransactionsTwin();
  }

  @Bean
  Templates templates() {
    return ProjectCast.templates();
  }

  @Bean
  Catalog catalog() {
    Price price = Price.of(Usd.of("3"), Usd.of("15"));
    ModelId model = ModelId.of("scripted/standard");
    return new Catalog(
        List.of(
            new Offer(
                model,
                Tier.STANDARD,
                PriceList.of(price),
                200_000,
                64_000,
                ModelCard.PLAIN,
                Lifetime.OPEN,
                Origin.SIMULATED)));
  }

  @Bean
  IdSource ids() {
    return ProjectCast::id;
  }

  @Bean
  InstantSource clock() {
    return InstantSource.fixed(ProjectCast.NOON.plusSeconds(60));
  }
}
