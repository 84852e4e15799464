package io.aios.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Connections that take part in the caller's transaction, if there is one, and that only the caller
 * commits or rolls back. The library commits by itself after each of its statements where it finds
 * a connection without auto-commit: its removal of a row would be final before our own writes, and
 * a crash in between would lose them.
 */
final class CallersConnections extends DelegatingDataSource {

  CallersConnections(DataSource application) {
    super(new TransactionAwareDataSourceProxy(application));
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return TransactionSynchronizationManager.isActualTransactionActive()
        ? leftToTheCaller(connection)
        : connection;
  }

  private static Connection leftToTheCaller(Connection connection) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().equals("commit") || method.getName().equals("rollback")) {
            return null;
          }
          try {
            return method.invoke(connection, arguments);
          } catch (InvocationTargetException failure) {
            throw failure.getCause();
          }
        };
    return (Connection)
        Proxy.newProxyInstance(
            CallersConnections.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
  }
}
