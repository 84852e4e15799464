package io.aios.llm.scripted;

import io.aios.llm.Provider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the scripted provider, unless {@code aios.providers.scripted.enabled} is false. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "aios.providers.scripted.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ScriptedProperties.class)
public class ScriptedProviderConfig {

  /** Needs no Spring: a test may call it with properties of its own. */
  @Bean
  public Provider scriptedProvider(ScriptedProperties properties) {
    return new ScriptedProvider(properties, new Playwright(new TemplateShelf()));
  }
}
