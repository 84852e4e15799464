package io.aios.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Connects to the database, and asks it whether it is well. Not through the pool: whether all its
 * connections are in use says nothing about the database.
 */
final class Glance implements Callable<Boolean> {

  private static final String LIMIT_SECONDS = "1";

  private final JdbcConnectionDetails details;

  Glance(JdbcConnectionDetails details) {
    this.details = details;
  }

  @Override
  public Boolean call() throws SQLException {
    Properties properties = ConnectionProperties.of(details, "aios health");
    properties.setProperty("connectTimeout", LIMIT_SECONDS);
    properties.setProperty("socketTimeout", LIMIT_SECONDS);
    try (Connection connection = DriverManager.getConnection(details.getJdbcUrl(), properties)) {
      return connection.isValid(Integer.parseInt(LIMIT_SECONDS));
    }
  }
}
