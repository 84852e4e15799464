package io.aios.llm.openai;

import io.aios.llm.ModelCards;
import io.aios.llm.Provider;
import io.aios.llm.Recurrence;
import io.aios.llm.http.ModelHttpFactory;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Offers OpenAI's models if there is a key for them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenAiProperties.class)
public class OpenAiConfig {

  private static final Logger log = LoggerFactory.getLogger(OpenAiConfig.class);

  OpenAiConfig(OpenAiProperties properties) {
    if (!properties.apiKey().isPresent()) {
      log.info("OpenAI is off: OPENAI_API_KEY switches it on");
    }
  }

  @Bean
  @Conditional(KeyPresent.class)
  Provider openAiProvider(
      OpenAiProperties properties, ModelHttpFactory http, ModelCards cards, InstantSource clock) {
    var requests =
        new RequestWriter(
            cards, properties.serviceTier(), properties.cacheKey(), new Recurrence(clock));
    return new OpenAiProvider(http.open(properties.endpoint()), requests, clock);
  }

  /** Asks before there are properties, so that without a key there is no bean at all. */
  static final class KeyPresent implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context
          .getEnvironment()
          .getProperty(OpenAiProperties.PREFIX + ".api-key", "")
          .isBlank();
    }
  }
}
