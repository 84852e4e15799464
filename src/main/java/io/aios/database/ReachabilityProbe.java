package io.aios.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Connects once before the pool and Flyway do: they would report an unreachable database with
 * several stack traces, this says it in one sentence.
 */
final class ReachabilityProbe implements BeanPostProcessor {

  private static final int LIMIT_SECONDS = 10;

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof JdbcConnectionDetails details) {
      connect(details);
    }
    return bean;
  }

  private static void connect(JdbcConnectionDetails details) {
    Properties properties = ConnectionProperties.of(details, "aios probe");
    properties.setProperty("loginTimeout", Integer.toString(LIMIT_SECONDS));
    try (Connection ignored = DriverManager.getConnection(details.getJdbcUrl(), properties)) {
      return;
    } catch (SQLException failure) {
      throw new DatabaseFailure(
          "The database at "
              + withoutParameters(details.getJdbcUrl())
              + " cannot be used ("
              + failure.getMessage()
              + ")",
          "start it, correct spring.datasource.*, or leave spring.datasource.url empty for the"
              + " embedded PostgreSQL",
          failure);
    }
  }

  /** Parameters of an address may hold a password. */
  private static String withoutParameters(String url) {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }
}
