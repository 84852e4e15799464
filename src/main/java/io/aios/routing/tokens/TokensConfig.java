package io.aios.routing.tokens;

import io.aios.llm.Origin;
import io.aios.llm.Providers;
import io.aios.routing.TokenEstimate;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TokensConfig {

  @Bean
  Vocabulary vocabulary() {
    return new Vocabulary();
  }

  @Bean
  TokenEstimate tokenEstimate(Vocabulary vocabulary) {
    return new LearningEstimate(vocabulary);
  }

  /** Reads the vocabulary beside the start, so that the first ask need not wait for it. */
  @Bean
  SmartInitializingSingleton vocabularyReading(Vocabulary vocabulary, Providers providers) {
    return () -> {
      if (isNeeded(providers)) {
        Thread.ofPlatform().daemon().name("vocabulary").start(vocabulary::read);
      }
    };
  }

  static boolean isNeeded(Providers providers) {
    return providers.all().stream().anyMatch(provider -> provider.origin() == Origin.MODEL);
  }
}
