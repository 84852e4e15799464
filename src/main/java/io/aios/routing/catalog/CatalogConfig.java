package io.aios.routing.catalog;

import io.aios.ledger.Ledger;
import io.aios.llm.ModelId;
import io.aios.llm.Provider;
import io.aios.llm.Providers;
import io.aios.routing.Catalog;
import io.aios.routing.CostPolicy;
import io.aios.routing.HoldingRouter;
import io.aios.routing.Offer;
import io.aios.routing.Perseverance;
import io.aios.routing.Router;
import io.aios.routing.RoutingPolicy;
import io.aios.routing.TokenEstimate;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoutingProperties.class)
class CatalogConfig {

  private static final String BUILT_IN = "catalog/models.yaml";

  /** The models that AIOS comes with, and those of the operator's file, which win. */
  @Bean
  Catalog catalog(RoutingProperties properties) {
    var reader = new ModelsFileReader();
    Map<ModelId, Offer> offers = new LinkedHashMap<>();
    add(reader.read(new ClassPathResource(BUILT_IN), BUILT_IN), BUILT_IN, offers);
    if (!properties.catalog().isBlank()) {
      String file = properties.catalog();
      add(reader.read(new FileSystemResource(file), file), file, offers);
    }
    try {
      return new Catalog(List.copyOf(offers.values()));
    } catch (IllegalArgumentException tooMany) {
      throw new CatalogFailure(properties.catalog(), String.valueOf(tooMany.getMessage()), tooMany);
    }
  }

  private static void add(List<Offer> more, String file, Map<ModelId, Offer> offers) {
    long models = more.stream().map(Offer::model).distinct().count();
    if (models < more.size()) {
      throw new CatalogFailure(file, "it names a model twice");
    }
    more.forEach(offer -> offers.put(offer.model(), offer));
  }

  @Bean
  RoutingPolicy routingPolicy(TokenEstimate estimate, Providers providers) {
    return new CostPolicy(
        estimate,
        providers.all().stream().map(Provider::name).collect(Collectors.toUnmodifiableSet()));
  }

  @Bean
  Perseverance perseverance(RoutingProperties properties) {
    return new Perseverance(
        properties.asPatience(), Thread::sleep, () -> ThreadLocalRandom.current().nextDouble());
  }

  @Bean
  Router router(
      Catalog catalog,
      RoutingPolicy policy,
      Ledger ledger,
      Providers providers,
      TokenEstimate estimate,
      Perseverance perseverance,
      InstantSource clock) {
    return new HoldingRouter(catalog, policy, ledger, providers, estimate, perseverance, clock);
  }
}
