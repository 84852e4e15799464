package io.aios.routing.catalog;

import io.aios.ledger.Ledger;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelCards;
import io.aios.llm.Providers;
import io.aios.node.StartRefusal;
import io.aios.routing.Catalog;
import io.aios.routing.HoldingRouter;
import io.aios.routing.Markets;
import io.aios.routing.Means;
import io.aios.routing.Observer;
import io.aios.routing.Offer;
import io.aios.routing.Perseverance;
import io.aios.routing.Router;
import io.aios.routing.RoutingPolicy;
import io.aios.routing.ScoringPolicy;
import io.aios.routing.Steering;
import io.aios.routing.StrongStart;
import io.aios.routing.TokenEstimate;
import io.aios.routing.Turnstile;
import io.aios.routing.Yardstick;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoutingProperties.class)
class CatalogConfig {

  private static final String BUILT_IN = "catalog/models.yaml";

  /** The models that AIOS comes with, and those of the operator's file, which wins. */
  @Bean
  Catalog catalog(RoutingProperties properties, InstantSource clock) {
    var reader = new ModelsFileReader();
    var assortment = new Assortment();
    assortment.add(reader.read(new ClassPathResource(BUILT_IN), BUILT_IN), BUILT_IN);
    String own = properties.catalog();
    if (!own.isBlank()) {
      assortment.addOwn(reader.read(new FileSystemResource(own), own), own, today(clock));
    }
    try {
      return assortment.catalog();
    } catch (IllegalArgumentException tooMany) {
      throw new CatalogFailure(own, String.valueOf(tooMany.getMessage()), tooMany);
    }
  }

  private static LocalDate today(InstantSource clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  @Bean
  ModelCards modelCards(Catalog catalog) {
    return model -> catalog.find(model).map(Offer::card).orElse(ModelCard.PLAIN);
  }

  @Bean
  CatalogNotice catalogNotice(Catalog catalog, Providers providers, InstantSource clock) {
    return new CatalogNotice(catalog, providers, today(clock));
  }

  @Bean
  RoutingPolicy routingPolicy(TokenEstimate estimate, RoutingProperties properties) {
    return new ScoringPolicy(estimate, properties.exploration());
  }

  /** After experiments, which set the terms of an ask, and before anything else. */
  @Bean
  @Order(100)
  @ConditionalOnBooleanProperty(name = "aios.routing.cascade.enabled", matchIfMissing = true)
  StrongStart strongStart(TokenEstimate estimate, RoutingProperties properties) {
    return new StrongStart(estimate, properties.cascade().asLimits());
  }

  /** The models that costs are compared with. */
  @Bean
  Yardstick yardstick(RoutingPolicy policy, Catalog catalog, RoutingProperties properties) {
    try {
      return Yardstick.of(policy, catalog, properties.reference());
    } catch (IllegalArgumentException unknown) {
      throw new StartRefusal(
          String.valueOf(unknown.getMessage()),
          "name a model as GET /api/v1/models does, or leave the setting out");
    }
  }

  @Bean
  Perseverance perseverance(RoutingProperties properties) {
    return new Perseverance(
        properties.asPatience(), Thread::sleep, () -> ThreadLocalRandom.current().nextDouble());
  }

  @Bean
  Means routingMeans(
      Ledger ledger,
      Providers providers,
      TokenEstimate estimate,
      ObjectProvider<Turnstile> turnstile,
      ObjectProvider<Observer> observers,
      Perseverance perseverance,
      InstantSource clock) {
    return new Means(
        ledger,
        providers,
        estimate,
        turnstile.getIfAvailable(() -> Turnstile.OPEN),
        Observer.all(observers.orderedStream().toList()),
        perseverance,
        clock);
  }

  @Bean
  Router router(
      RoutingPolicy policy, Markets markets, ObjectProvider<Steering> steerings, Means means) {
    return new HoldingRouter(
        policy, markets, Steering.all(steerings.orderedStream().toList()), means);
  }
}
