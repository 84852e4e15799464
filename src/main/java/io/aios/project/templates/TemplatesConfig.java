package io.aios.project.templates;

import io.aios.project.Templates;
import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Makes every {@code templates/*.yaml} on the class path a template. */
@Configuration(proxyBeanMethods = false)
class TemplatesConfig {

  private static final String FILES = "classpath*:templates/*.yaml";

  @Bean
  Templates templates(ResourcePatternResolver resources) throws IOException {
    return new TemplateFiles().read(List.of(resources.getResources(FILES)));
  }
}
