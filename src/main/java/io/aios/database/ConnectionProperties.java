package io.aios.database;

import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** How a single connection, one outside the pool, introduces itself. */
final class ConnectionProperties {

  private ConnectionProperties() {}

  static Properties of(JdbcConnectionDetails details, String applicationName) {
    Properties properties = new Properties();
    if (details.getUsername() != null) {
      properties.setProperty("user", details.getUsername());
    }
    if (details.getPassword() != null) {
      properties.setProperty("password", details.getPassword());
    }
    properties.setProperty("ApplicationName", applicationName);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }
}
