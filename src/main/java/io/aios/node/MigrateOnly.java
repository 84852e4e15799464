package io.aios.node;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * What {@code --migrate-only} means: the node plays no role and serves nothing, but migrates the
 * database, and ends.
 */
final class MigrateOnly implements EnvironmentPostProcessor {

  static final String OPTION = "migrate-only";

  private static final Map<String, Object> MEANING =
      Map.of("spring.main.web-application-type", "none", "aios.database.migrate", "true");

  /** Whether it was asked for; {@code --migrate-only=false} is as good as nothing. */
  static boolean isAsked(Environment settings) {
    return settings.containsProperty(OPTION)
        && !"false".equalsIgnoreCase(settings.getProperty(OPTION, "").strip());
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (isAsked(environment)) {
      environment.getPropertySources().addFirst(new MapPropertySource(OPTION, MEANING));
    }
  }
}
