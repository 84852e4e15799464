package io.aios.llm.http;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

/** Offers ways to providers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpLimits.class)
public class HttpConfig {

  /** Closed when the application stops. */
  @Bean
  public WebModelHttpFactory modelHttpFactory(HttpLimits limits, WebClient.Builder builder) {
    return new WebModelHttpFactory(limits, builder);
  }

  /** Stars for keys and passwords, also where an operator lets the actuator show all values. */
  @Bean
  SanitizingFunction sanitizingFunction() {
    return SanitizingFunction.sanitizeValue().ifLikelySensitive();
  }
}
