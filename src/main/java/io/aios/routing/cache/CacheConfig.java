package io.aios.routing.cache;

import io.aios.llm.ModelCards;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CacheConfig {

  /** One bean in two parts: routers ask it, and tell it what they heard. */
  @Bean
  WarmBeginnings warmBeginnings(ModelCards cards, InstantSource clock) {
    return new WarmBeginnings(cards, clock);
  }
}
