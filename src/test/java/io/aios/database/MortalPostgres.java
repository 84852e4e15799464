package io.aios.database;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server of a test's own that can be killed and comes back at the same address. */
public final class MortalPostgres implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final EmbeddedPostgres first;
  private final Path home;
  private final PostgresTools tools;
  private Process later;

  private MortalPostgres(EmbeddedPostgres first, Path home, PostgresTools tools) {
    this.first = first;
    this.home = home;
    this.tools = tools;
    this.later = ended();
  }

  /** Starts a server with a database that is empty. */
  public static MortalPostgres start(Path folder) {
    try {
      Path home = ServerHome.in(folder);
      EmbeddedPostgres first = EmbeddedPostgres.start(home, ServerHome.settings(100));
      var tools =
          new PostgresTools(
              PostgresBinaries.unpackedIn(home), new ServerLog(folder.resolve("later.log")));
      return new MortalPostgres(first, home, tools);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What a Spring application needs to run on it, as command line arguments. */
  public List<String> arguments() {
    return List.of(
        "--spring.datasource.url=" + first.jdbcUrl(),
        "--spring.datasource.username=" + first.username(),
        "--spring.datasource.password=" + first.password());
  }

  /** A connection that belongs to the caller. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(first.jdbcUrl(), first.username(), first.password());
  }

  /** As {@code kill -9} of the server; its own processes then end by themselves. */
  public void kill() {
    ProcessHandle.of(first.pid()).ifPresent(MortalPostgres::kill);
    kill(later.toHandle());
  }

  /** Starts it again, as often as that takes: what is left of the old one has to go first. */
  public void revive() {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          if (!later.isAlive()) {
            later = tools.start("postgres", settings());
          }
          return accepts();
        });
  }

  @Override
  public void close() {
    kill();
    first.close();
  }

  private List<String> settings() {
    String url = first.jdbcUrl();
    String port = url.substring(url.lastIndexOf(':') + 1, url.lastIndexOf('/'));
    return List.of(
        "-D",
        home.resolve("data").toString(),
        "-p",
        port,
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=");
  }

  private boolean accepts() {
    try (Connection ignored = connect()) {
      return true;
    } catch (SQLException notYet) {
      return false;
    }
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    await().atMost(LIMIT).until(() -> !process.isAlive());
  }

  private static Process ended() {
    try {
      Process process = new ProcessBuilder("true").start();
      process.waitFor(10, TimeUnit.SECONDS);
      return process;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      throw DatabaseFailure.interrupted();
    }
  }
}
