package io.aios.chaos;

import static org.awaitility.Awaitility.await;

import io.aios.database.DatabaseFailure;
import io.aios.database.Durability;
import io.aios.database.EmbeddedPostgres;
import io.aios.database.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL server that keeps what it commits, behind {@link TcpFaults}: nodes find it at one
 * address, wherever it is started again. For one thread, but for the address and the client.
 */
final class KillableServer implements AutoCloseable {

  private static final Path UNPACKED = Path.of("target", "test-postgres", "run-1");
  private static final ServerSettings SETTINGS =
      new ServerSettings(300, Durability.FULL, Duration.ofSeconds(60), Duration.ofSeconds(10));
  private static final Duration START = Duration.ofMinutes(2);

  private final Path home;
  private final TcpFaults faults;
  private EmbeddedPostgres postgres;
  private volatile DriverManagerDataSource dataSource;

  private KillableServer(Path home, EmbeddedPostgres postgres) {
    this.home = home;
    this.postgres = postgres;
    this.faults = TcpFaults.before(port(postgres));
    this.dataSource = dataSource(postgres);
  }

  /** Starts a server with all migrations applied, in a folder of its own. */
  static KillableServer start(Path folder) {
    try {
      Path home = Files.createDirectories(folder.resolve("postgres"));
      linkPrograms(home);
      KillableServer server = new KillableServer(home, EmbeddedPostgres.start(home, SETTINGS));
      Flyway.configure()
          .dataSource(server.dataSource)
          .locations("classpath:db/migration")
          .load()
          .migrate();
      return server;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What stands between it and its nodes. */
  TcpFaults faults() {
    return faults;
  }

  /** A client that goes past the faults. */
  JdbcClient jdbc() {
    return JdbcClient.create(dataSource);
  }

  DriverManagerDataSource dataSource() {
    return dataSource;
  }

  /** What a node needs to run on it, through the faults. */
  List<String> arguments() {
    return List.of(
        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + faults.port() + "/aios",
        "--spring.datasource.username=" + postgres.username(),
        "--spring.datasource.password=" + postgres.password());
  }

  /** Kills the server and all its backends, as {@code kill -9} does. */
  void kill() {
    Optional<ProcessHandle> server = ProcessHandle.of(postgres.pid());
    List<ProcessHandle> backends = server.stream().flatMap(ProcessHandle::descendants).toList();
    server.ifPresent(ProcessHandle::destroyForcibly);
    backends.forEach(ProcessHandle::destroyForcibly);
    await()
        .atMost(START)
        .until(() ->
            Stream.concat(server.stream(), backends.stream()).noneMatch(ProcessHandle::isAlive));
    postgres.close();
  }

  /**
   * Starts it again on what it has committed. It takes some tries until what the dead one shared is
   * free; clients get through only when the faults are healed.
   */
  void restart() {
    await().atMost(START).pollInterval(Duration.ofMillis(200)).until(this::starts);
    faults.retarget(port(postgres));
    dataSource = dataSource(postgres);
  }

  @Override
  public void close() {
    faults.close();
    postgres.close();
  }

  private boolean starts() {
    try {
      postgres = EmbeddedPostgres.start(home, SETTINGS);
      return true;
    } catch (DatabaseFailure notYet) {
      return false;
    }
  }

  /** To unpack them takes seconds; other tests have done so. */
  private static void linkPrograms(Path home) throws IOException {
    if (!Files.isDirectory(UNPACKED)) {
      return;
    }
    try (Stream<Path> files = Files.list(UNPACKED.toAbsolutePath())) {
      for (Path file :
          files.filter(it -> it.getFileName().toString().startsWith("binaries-")).toList()) {
        Files.createSymbolicLink(home.resolve(file.getFileName()), file);
      }
    }
  }

  private static int port(EmbeddedPostgres postgres) {
    return URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort();
  }

  private static DriverManagerDataSource dataSource(EmbeddedPostgres postgres) {
    return new DriverManagerDataSource(
        postgres.jdbcUrl(), postgres.username(), postgres.password());
  }
}
