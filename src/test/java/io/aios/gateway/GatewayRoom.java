package io.aios.gateway;

import io.aios.ledger.MemoryArms;
import io.aios.ledger.MemoryBudgets;
import io.aios.ledger.MemorySpending;
import io.aios.ledger.Spending;
import io.aios.llm.MemoryProviderReports;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.money.Usd;
import io.aios.project.IdSource;
import io.aios.project.MemoryQuotes;
import io.aios.project.MemoryWorkerReports;
import io.aios.project.Templates;
import io.aios.routing.ArmSteering;
import io.aios.routing.ByteEstimate;
import io.aios.routing.Catalog;
import io.aios.routing.Experiment;
import io.aios.routing.Experiment.Arm;
import io.aios.routing.Experiment.Treatment;
import io.aios.routing.Experiments;
import io.aios.routing.Lifetime;
import io.aios.routing.Market;
import io.aios.routing.Markets;
import io.aios.routing.Offer;
import io.aios.routing.Policy;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.RoutingPolicy;
import io.aios.routing.ScoringPolicy;
import io.aios.routing.Steering;
import io.aios.routing.TaskType;
import io.aios.routing.Tier;
import io.aios.routing.TrackRecord;
import io.aios.routing.Yardstick;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

  private static final ModelId STANDARD = ModelId.of("scripted/standard");

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
  RemainsTwin remains() {
    return new RemainsTwin();
  }

  @Bean
  SignalsTwin signals() {
    return new SignalsTwin();
  }

  @Bean
  EventsTwin events(SignalsTwin signals, ProjectsTwin projects) {
    return new EventsTwin(signals, projects);
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
  Yardstick yardstick(RoutingPolicy policy, Catalog catalog) {
    return Yardstick.of(policy, catalog, "");
  }

  @Bean
  ReconciliationsTwin reconciliations() {
    return new ReconciliationsTwin();
  }

  @Bean
  MemoryBudgets budgets() {
    return new MemoryBudgets(clock());
  }

  @Bean
  MemoryWorkerReports workerReports() {
    return new MemoryWorkerReports();
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
  Markets markets(Catalog catalog) {
    TrackRecord.Key key = new TrackRecord.Key(new TaskType("backend"), STANDARD);
    var record = new TrackRecord(Map.of(key, new TrackRecord.Tally(9, 3, 1, 12_000)));
    Market fresh = Market.fresh(catalog, LocalDate.parse("2026-11-22"), Set.of("scripted"));
    return () ->
        new Market(
            catalog,
            fresh.today(),
            fresh.providers(),
            fresh.conditions(),
            record,
            fresh.warmth(),
            fresh.chance(),
            fresh.left());
  }

  @Bean
  RoutingPolicy routingPolicy() {
    return new ScoringPolicy(new ByteEstimate(), 0);
  }

  @Bean
  Experiments experiments() {
    return new Experiments(
        List.of(
            new Experiment(
                "cheap-tests",
                new TaskType("qa"),
                true,
                List.of(
                    new Arm("a", 50, new Treatment.ByPolicy(Policy.COST)),
                    new Arm("b", 50, new Treatment.ByModel(STANDARD))))));
  }

  @Bean
  Steering armSteering(Experiments experiments, RoutingPolicy policy) {
    return new ArmSteering(experiments, policy);
  }

  @Bean
  MemoryArms arms() {
    return new MemoryArms();
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
