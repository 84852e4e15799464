package io.aios.llm.guarded;

import io.aios.llm.Origin;
import io.aios.llm.Provider;
import io.aios.llm.Providers;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gathers the providers that can be called, and puts guards before them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuardProperties.class)
class GuardConfig {

  private static final Logger log = LoggerFactory.getLogger(GuardConfig.class);

  /** The registries are the library's own where it is there, so that its metrics find them. */
  @Bean
  Guards guards(
      GuardProperties properties,
      InstantSource clock,
      ObjectProvider<CircuitBreakerRegistry> breakers,
      ObjectProvider<RetryRegistry> retries) {
    return new Guards(
        properties,
        Surroundings.real(clock),
        breakers.getIfAvailable(CircuitBreakerRegistry::ofDefaults),
        retries.getIfAvailable(RetryRegistry::ofDefaults));
  }

  /** Simulated providers serve only as long as there is no other. */
  @Bean
  Watch watch(ObjectProvider<Provider> beans, Guards guards) {
    List<Provider> configured = beans.orderedStream().toList();
    List<Provider> real =
        configured.stream().filter(provider -> provider.origin() == Origin.MODEL).toList();
    if (configured.isEmpty()) {
      log.warn(
          "No provider is configured, and the scripted one is switched off: no task can be done;"
              + " set ANTHROPIC_API_KEY, OPENAI_API_KEY or AIOS_COMPATIBLE_OLLAMA_BASE_URL");
    } else if (real.isEmpty()) {
      log.warn(
          "No provider of models is configured: {} answers offline, and all costs are play money",
          names(configured));
    } else {
      log.info("Models are called at {}", names(real));
    }
    List<Provider> serving = real.isEmpty() ? configured : real;
    return new Watch(serving.stream().map(guards::around).toList());
  }

  @Bean
  Providers providers(Watch watch) {
    return watch.providers();
  }

  private static String names(List<Provider> providers) {
    return providers.stream().map(Provider::name).collect(Collectors.joining(", "));
  }
}
