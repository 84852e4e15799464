package io.aios.routing.limits;

import io.aios.testing.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Hears whom the database wakes, on a connection and a thread of its own. */
final class Wire implements AutoCloseable {

  private final Connection connection;
  private final Consumer<String> listener;

  Wire(Database database, Consumer<String> listener) {
    this.listener = listener;
    try {
      connection =
          DriverManager.getConnection(database.url(), database.username(), database.password());
      try (Statement statement = connection.createStatement()) {
        statement.execute("listen aios_turnstile");
      }
    } catch (SQLException broken) {
      throw new AssertionError(broken);
    }
    Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    try {
      PGConnection heard = connection.unwrap(PGConnection.class);
      while (true) {
        for (PGNotification notification : heard.getNotifications(0)) {
          listener.accept(notification.getParameter());
        }
      }
    } catch (SQLException closed) {
      // The test has ended.
    }
  }

  @Override
  public void close() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException broken) {
      throw new AssertionError(broken);
    }
  }
}
