package io.aios.llm.guarded;

import io.aios.llm.Origin;
import io.aios.llm.Provider;
import io.aios.llm.Providers;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gathers the providers that can be called. */
@Configuration(proxyBeanMethods = false)
class GuardConfig {

  private static final Logger log = LoggerFactory.getLogger(GuardConfig.class);

  /** Simulated providers serve only as long as there is no other. */
  @Bean
  Providers providers(ObjectProvider<Provider> beans) {
    List<Provider> configured = beans.orderedStream().toList();
    List<Provider> real =
        configured.stream().filter(provider -> provider.origin() == Origin.MODEL).toList();
    if (!real.isEmpty()) {
      log.info("Models are called at {}", names(real));
      return new Providers(real);
    }
    log.warn(
        "No provider of models is configured: {} answers offline, and all costs are play money",
        names(configured));
    return new Providers(configured);
  }

  private static String names(List<Provider> providers) {
    return providers.stream().map(Provider::name).collect(Collectors.joining(", "));
  }
}
