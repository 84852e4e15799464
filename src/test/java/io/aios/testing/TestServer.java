package io.aios.testing;

import io.aios.database.DatabaseFailure;
import io.aios.database.Durability;
import io.aios.database.EmbeddedPostgres;
import io.aios.database.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The one server of a test run. It starts with the first database and stops with the JVM. */
final class TestServer {

  static final String SET_TIME_ZONE = "set time zone 'Pacific/Chatham'";

  private static final String TEMPLATE = "migrated";
  private static final Path DIRECTORY = Path.of("target", "test-postgres");

  /** Test runs that may go on at the same time in one working copy, as of a build and an IDE. */
  private static final int PARALLEL_RUNS = 4;

  private final EmbeddedPostgres postgres;
  private final AtomicInteger created = new AtomicInteger();

  private TestServer(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static TestServer running() {
    return Holder.RUNNING;
  }

  String createDatabase() {
    String name = "test_" + created.incrementAndGet();
    maintenance().sql("create database " + name + " template " + TEMPLATE).update();
    maintenance().sql("alter database " + name + " set timezone to 'Pacific/Chatham'").update();
    return name;
  }

  /** A database in which nothing was ever made. */
  String createEmptyDatabase() {
    String name = "test_" + created.incrementAndGet();
    maintenance().sql("create database " + name).update();
    return name;
  }

  void dropDatabase(String name) {
    maintenance().sql("drop database if exists " + name + " with (force)").update();
  }

  String url(String name) {
    String own = postgres.jdbcUrl();
    return own.substring(0, own.lastIndexOf('/') + 1) + name;
  }

  String username() {
    return postgres.username();
  }

  String password() {
    return postgres.password();
  }

  /** Started by the first use: most test runs need no database. */
  private static final class Holder {

    static final TestServer RUNNING = start();

    private static TestServer start() {
      TestServer server = new TestServer(startFirstFree());
      Runtime.getRuntime().addShutdownHook(new Thread(server.postgres::close));
      server.dropLeftovers();
      server.migrateTemplate();
      return server;
    }

    /** Directories are used again, because unpacking and creating one takes seconds. */
    private static EmbeddedPostgres startFirstFree() {
      ServerSettings settings =
          new ServerSettings(200, Durability.NONE, Duration.ofSeconds(60), Duration.ofSeconds(5));
      for (int run = 1; run < PARALLEL_RUNS; run++) {
        try {
          return EmbeddedPostgres.start(DIRECTORY.resolve("run-" + run), settings);
        } catch (DatabaseFailure taken) {
          if (!taken.problem().contains("in use")) {
            throw taken;
          }
        }
      }
      return EmbeddedPostgres.start(DIRECTORY.resolve("run-" + PARALLEL_RUNS), settings);
    }
  }

  /** A killed run could not drop its databases. */
  private void dropLeftovers() {
    maintenance()
        .sql(
            """
            select datname
              from pg_database
             where not datistemplate
               and datname not in ('postgres', 'aios')
            """)
        .query(String.class)
        .list()
        .forEach(this::dropDatabase);
  }

  private void migrateTemplate() {
    maintenance().sql("create database " + TEMPLATE).update();
    Flyway.configure()
        .dataSource(url(TEMPLATE), username(), password())
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }

  private JdbcClient maintenance() {
    return JdbcClient.create(
        new DriverManagerDataSource(postgres.jdbcUrl(), username(), password()));
  }
}
