package io.aios.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A PostgreSQL database of a test's own, with all migrations applied. Its sessions are not in UTC,
 * so that a missing time zone shows. All databases of a test run live on one server.
 */
public final class Database implements AutoCloseable {

  private static final int POOL_SIZE = 10;

  private final TestServer server;
  private final String name;
  private final HikariDataSource dataSource;

  private Database(TestServer server, String name) {
    this.server = server;
    this.name = name;
    this.dataSource = new HikariDataSource(pool());
  }

  /** Creates a database; the first one of a run also starts the server and migrates a template. */
  public static Database create() {
    TestServer server = TestServer.running();
    return new Database(server, server.createDatabase());
  }

  /** Creates a database that lacks all migrations. */
  public static Database empty() {
    TestServer server = TestServer.running();
    return new Database(server, server.createEmptyDatabase());
  }

  /** A pool of ten connections, the same at every call. */
  public HikariDataSource dataSource() {
    return dataSource;
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(dataSource);
  }

  public TransactionTemplate transactions() {
    return new TransactionTemplate(new JdbcTransactionManager(dataSource));
  }

  public String url() {
    return server.url(name);
  }

  public String username() {
    return server.username();
  }

  public String password() {
    return server.password();
  }

  /** What a Spring application needs to run on this database, as command line arguments. */
  public List<String> arguments() {
    return List.of(
        "--spring.datasource.url=" + url(),
        "--spring.datasource.username=" + username(),
        "--spring.datasource.password=" + password(),
        "--spring.datasource.hikari.connection-init-sql=" + TestServer.SET_TIME_ZONE);
  }

  /** Closes the pool and drops the database, whoever is still connected. */
  @Override
  public void close() {
    dataSource.close();
    server.dropDatabase(name);
  }

  private HikariConfig pool() {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName(name);
    pool.setJdbcUrl(url());
    pool.setUsername(username());
    pool.setPassword(password());
    pool.setMaximumPoolSize(POOL_SIZE);
    pool.setMinimumIdle(1);
    // The driver sends the JVM's zone when it connects, which beats the zone of the database.
    pool.setConnectionInitSql(TestServer.SET_TIME_ZONE);
    return pool;
  }
}
