package io.aios.llm.claude;

import io.aios.llm.ModelCards;
import io.aios.llm.Provider;
import io.aios.llm.Recurrence;
import io.aios.llm.http.Endpoint;
import io.aios.llm.http.ModelHttpFactory;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Offers Claude if there is a key for it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClaudeProperties.class)
class ClaudeConfig {

  private static final Logger log = LoggerFactory.getLogger(ClaudeConfig.class);

  ClaudeConfig(ClaudeProperties properties) {
    if (!properties.apiKey().isPresent()) {
      log.info("Claude is off: set ANTHROPIC_API_KEY to switch it on");
    }
  }

  @Bean
  @Conditional(KeyIsSet.class)
  Provider claudeProvider(
      ClaudeProperties properties, ModelHttpFactory http, ModelCards cards, InstantSource clock) {
    CacheTtl cache = properties.cacheTtl();
    return new ClaudeProvider(
        http.open(endpoint(properties)),
        new RequestWriter(cards, cache, properties.thinkingDisplay(), new Recurrence(clock)),
        cache,
        clock);
  }

  /** Only one of the two headers that take a key may be sent: both together are refused. */
  static Endpoint endpoint(ClaudeProperties properties) {
    return new Endpoint(
        ClaudeProvider.NAME,
        properties.base(),
        Map.of("x-api-key", properties.apiKey().value(), "anthropic-version", properties.version()),
        properties.apiKey());
  }

  static final class KeyIsSet implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return StringUtils.hasText(
          context.getEnvironment().getProperty(ClaudeProperties.PREFIX + ".api-key"));
    }
  }
}
