package io.aios.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.aios.database.Durability;
import io.aios.database.EmbeddedPostgres;
import io.aios.database.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An empty database on a PostgreSQL that waits for the disk at each commit, as one in use does. */
final class DurableDatabase implements AutoCloseable {

  private static final Path DIRECTORY = Path.of("target", "bench-postgres");
  private static final String NAME = "bench";
  private static final int CONNECTIONS = 300;

  private final EmbeddedPostgres server;
  private final HikariDataSource pool;

  private DurableDatabase(EmbeddedPostgres server) {
    this.server = server;
    JdbcClient maintenance =
        JdbcClient.create(
            new DriverManagerDataSource(server.jdbcUrl(), server.username(), server.password()));
    maintenance.sql("drop database if exists " + NAME + " with (force)").update();
    maintenance.sql("create database " + NAME).update();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url());
    config.setUsername(server.username());
    config.setPassword(server.password());
    config.setMaximumPoolSize(10);
    this.pool = new HikariDataSource(config);
    Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
  }

  static DurableDatabase start() {
    return new DurableDatabase(
        EmbeddedPostgres.start(
            DIRECTORY,
            new ServerSettings(
                CONNECTIONS, Durability.FULL, Duration.ofSeconds(60), Duration.ofSeconds(10))));
  }

  JdbcClient jdbc() {
    return JdbcClient.create(pool);
  }

  TransactionTemplate transactions() {
    return new TransactionTemplate(new JdbcTransactionManager(pool));
  }

  long serverPid() {
    return server.pid();
  }

  /** Transactions that were ever committed in it; late by up to a second. */
  long commits() {
    return jdbc()
        .sql("select xact_commit from pg_stat_database where datname = :name")
        .param("name", NAME)
        .query(Long.class)
        .single();
  }

  /** What a Spring application needs to run on this database, as command line arguments. */
  List<String> arguments() {
    return List.of(
        "--spring.datasource.url=" + url(),
        "--spring.datasource.username=" + server.username(),
        "--spring.datasource.password=" + server.password());
  }

  @Override
  public void close() {
    pool.close();
    server.close();
  }

  private String url() {
    String own = server.jdbcUrl();
    return own.substring(0, own.lastIndexOf('/') + 1) + NAME;
  }
}
