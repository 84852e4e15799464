package io.aios.node;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * How long a node waits for a connection to the database, unless it is told: a request, whose
 * client waits too, for three seconds; the work of a node that takes no requests for longer,
 * because hundreds of tasks share a few connections, and a paid reply that finds none is lost.
 */
final class PatientConnections implements EnvironmentPostProcessor {

  static final String SETTING = "spring.datasource.hikari.connection-timeout";

  private static final int REQUEST_MILLIS = 3_000;
  private static final int WORK_MILLIS = 20_000;

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    int millis = takesRequests(environment) ? REQUEST_MILLIS : WORK_MILLIS;
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("patient connections", Map.of(SETTING, millis)));
  }

  /** Roles that cannot be read stop the start later, with a sentence. */
  private static boolean takesRequests(ConfigurableEnvironment environment) {
    try {
      return Binder.get(environment)
          .bindOrCreate(NodeProperties.PREFIX, NodeProperties.class)
          .plays(NodeRole.GATEWAY);
    } catch (BindException unreadable) {
      return true;
    }
  }
}
