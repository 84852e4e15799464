package io.aios.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that AIOS brings along. Its directory belongs to one process at a time;
 * what a killed process left running there is stopped first. It registers no shutdown hook: whoever
 * starts it closes it, after everything that still uses it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String DATABASE = "aios";

  private final DirectoryLock lock;
  private final Cluster cluster;
  private final Postmaster postmaster;
  private final ServerSettings settings;

  private EmbeddedPostgres(
      DirectoryLock lock, Cluster cluster, Postmaster postmaster, ServerSettings settings) {
    this.lock = lock;
    this.cluster = cluster;
    this.postmaster = postmaster;
    this.settings = settings;
  }

  /**
   * Starts the server that lives in the directory, creating it at the first start. Returns when it
   * accepts connections.
   *
   * @throws DatabaseFailure with one sentence for a person if that is impossible
   */
  public static EmbeddedPostgres start(Path directory, ServerSettings settings) {
    Path home = directory.toAbsolutePath().normalize();
    DirectoryLock lock = DirectoryLock.take(home);
    try {
      EmbeddedPostgres postgres = started(home, settings, lock);
      log.info("PostgreSQL {} serves {} at {}", postgres.pid(), home, postgres.jdbcUrl());
      return postgres;
    } catch (IOException failure) {
      lock.close();
      throw DatabaseFailure.unusable(home, failure);
    } catch (RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  public String jdbcUrl() {
    return postmaster.url(DATABASE);
  }

  public String username() {
    return Cluster.USER;
  }

  public String password() {
    return cluster.password();
  }

  /** The process id of the server. */
  public long pid() {
    return postmaster.pid();
  }

  /** Stops the server and frees its directory for the next process. */
  @Override
  public void close() {
    postmaster.stop(settings.stopLimit());
    lock.close();
    log.info("PostgreSQL {} has stopped", pid());
  }

  private static EmbeddedPostgres started(Path home, ServerSettings settings, DirectoryLock lock)
      throws IOException {
    ServerLog serverLog = ServerLog.begunIn(home);
    PostgresTools tools = new PostgresTools(PostgresBinaries.unpackedIn(home), serverLog);
    Cluster cluster = Cluster.in(home, tools);
    LeftoverServer.stop(cluster, tools);
    Postmaster postmaster = Postmaster.start(cluster, tools, settings);
    EmbeddedPostgres postgres = new EmbeddedPostgres(lock, cluster, postmaster, settings);
    try {
      postgres.createDatabase();
      return postgres;
    } catch (SQLException failure) {
      postmaster.stop(settings.stopLimit());
      throw new DatabaseFailure(
          "PostgreSQL could not create its database (" + failure.getMessage() + ")",
          serverLog.remedy(),
          failure);
    }
  }

  private void createDatabase() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postmaster.url("postgres"), username(), password());
        PreparedStatement known =
            connection.prepareStatement("select 1 from pg_database where datname = ?");
        Statement statement = connection.createStatement()) {
      known.setString(1, DATABASE);
      if (!known.executeQuery().next()) {
        statement.execute("create database " + DATABASE);
      }
    }
  }
}
