package io.aios.gateway;

import io.aios.ledger.MemorySpending;
import io.aios.ledger.Spending;
import io.aios.ledger.MemoryBudgets;
import io.aios.llm.MemoryProviderReports;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.money.Usd;
import io.aios.project.IdSource;
import io.aios.project.MemoryQuotes;
import io.aios.project.Templates;
import io.aios.routing.ByteEstimate;
import io.aios.routing.Catalog;
import io.aios.routing.CostPolicy;
import io.aios.routing.Lifetime;
import io.aios.routing.Market;
import io.aios.routing.Markets;
import io.aios.routing.Offer;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.RoutingPolicy;
import io.aios.routing.Tier;
import io.aios.routing.Yardstick;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
  Spending spending(LedgerTwin ledger) {
    return new MemorySpending(() -> List.copyOf(ledger.lines()));
  }

  @Bean
  MemoryQuotes quotes() {
    return new MemoryQuotes();
  }

  @Bean
  RoutingPolicy routingPolicy() {
    return new CostPolicy(new ByteEstimate());
  }

  @Bean
  Markets markets(Catalog catalog) {
    return () -> Market.fresh(catalog, LocalDate.of(2026, 11, 22), Set.of("scripted"));
  }

  @Bean
  Yardstick yardstick(RoutingPolicy policy, Catalog catalog) {
    return Yardstick.of(policy, catalog, "");
  }

  @Bean
  MemoryBudgets budgets() {
    return new MemoryBudgets(clock());
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
    return new Catalog(
        List.of(
            offer("scripted/standard", Tier.STANDARD, Price.of(Usd.of("3"), Usd.of("15"))),
            offer("scripted/premium", Tier.PREMIUM, Price.of(Usd.of("6"), Usd.of("30")))));
  }

  private static Offer offer(String model, Tier tier, Price price) {
    return new Offer(
        ModelId.of(model),
        tier,
        PriceList.of(price),
        200_000,
        64_000,
        ModelCard.PLAIN,
        Lifetime.OPEN,
        Origin.SIMULATED);
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
