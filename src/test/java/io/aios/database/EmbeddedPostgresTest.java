package io.aios.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("postgres")
class EmbeddedPostgresTest {

  @TempDir Path parent;
  Path directory = Path.of("");

  @BeforeEach
  void prepareDirectory() throws IOException {
    directory = ServerHome.in(parent);
  }

  @Test
  void keepsItsPromises() throws IOException {
    try (EmbeddedPostgres postgres = start()) {
      for (String switchedOn : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        assertThat(setting(postgres, switchedOn)).as(switchedOn).isEqualTo("on");
      }
      assertThat(setting(postgres, "data_checksums")).isEqualTo("on");
      assertThat(setting(postgres, "server_encoding")).isEqualTo("UTF8");
      assertThat(setting(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(setting(postgres, "unix_socket_directories")).isEmpty();
      assertThat(setting(postgres, "max_connections")).isEqualTo("20");
      assertThat(setting(postgres, "plan_cache_mode")).isEqualTo("force_custom_plan");
    }
  }

  @Test
  void asksForItsPassword() throws IOException {
    try (EmbeddedPostgres postgres = start()) {
      assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "aios", "guessed"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThat(Files.getPosixFilePermissions(directory.resolve("password")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void restartKeepsWhatWasCommitted() {
    try (EmbeddedPostgres postgres = start()) {
      leaveRow(postgres);
    }

    try (EmbeddedPostgres postgres = start()) {
      assertThat(rows(postgres)).isEqualTo(1);
    }
  }

  @Test
  void stopsInTimeAndLeavesNoProcess() throws SQLException {
    EmbeddedPostgres postgres = start();
    ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
    try (Connection busy =
        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password())) {
      assertThat(busy.isValid(1)).isTrue();

      long begin = System.nanoTime();
      postgres.close();

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
    assertThat(server.isAlive()).isFalse();
    assertThat(directory.resolve("data").resolve("postmaster.pid")).doesNotExist();
  }

  @Test
  void recoversWhatAKilledProcessLeftRunning() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      leaveRow(postgres);
    }
    ServerProcess other = ServerProcess.start(directory);
    ProcessHandle leftover = other.server();
    other.kill();
    assertThat(leftover.isAlive()).isTrue();

    try (EmbeddedPostgres postgres = start()) {
      assertThat(rows(postgres)).isEqualTo(1);
      assertThat(postgres.pid()).isNotEqualTo(leftover.pid());
      leftover.onExit().get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void recoversWhenServerWasKilledToo() throws Exception {
    ServerProcess other = ServerProcess.start(directory);
    ProcessHandle server = other.server();
    server.destroyForcibly();
    other.kill();
    server.onExit().get(5, TimeUnit.SECONDS);

    try (EmbeddedPostgres postgres = start()) {
      assertThat(setting(postgres, "fsync")).isEqualTo("on");
    }
  }

  @Test
  void leavesUnrelatedProcessWithTheOldNumberAlone() throws IOException {
    start().close();
    long unrelated = ProcessHandle.current().pid();
    Files.writeString(
        directory.resolve("data").resolve("postmaster.pid"),
        unrelated + "\n" + directory.resolve("data") + "\n");

    try (EmbeddedPostgres postgres = start()) {
      assertThat(postgres.pid()).isNotEqualTo(unrelated);
    }
  }

  @Test
  void refusesSecondProcess() throws IOException {
    try (ServerProcess other = ServerProcess.start(directory)) {
      assertThatThrownBy(this::start)
          .isInstanceOf(DatabaseFailure.class)
          .hasMessage(
              "The database directory %s is in use by another AIOS process; stop it, or set"
                  + " aios.database.directory or spring.datasource.url.",
              directory);
      assertThat(other.server().isAlive()).isTrue();
    }
  }

  @Test
  void refusedTryInTheSameProcessDoesNotFreeTheDirectory() throws IOException {
    try (EmbeddedPostgres postgres = start()) {
      assertThatThrownBy(this::start).hasMessageContaining("is in use by another AIOS process");

      try (ServerProcess other = ServerProcess.start(directory)) {
        assertThat(other.answer()).contains("is in use by another AIOS process");
      }
      assertThat(setting(postgres, "fsync")).isEqualTo("on");
    }
  }

  @Test
  void saysThatADirectoryCannotBeWritten() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));

    assertThatThrownBy(() -> EmbeddedPostgres.start(file.resolve("data"), ServerHome.settings()))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageMatching(
            "The database directory .* cannot be written \\(.*\\); make it writable, or set"
                + " aios.database.directory or spring.datasource.url\\.");
  }

  @Test
  void saysWhyServerDidNotStart() throws IOException {
    start().close();
    Files.writeString(directory.resolve("data").resolve("PG_VERSION"), "17\n");

    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("database files are incompatible with server");
  }

  @Test
  void failedStartFreesTheDirectory() throws IOException {
    start().close();
    Path version = directory.resolve("data").resolve("PG_VERSION");
    String right = Files.readString(version);
    Files.writeString(version, "17\n");
    assertThatThrownBy(this::start).isInstanceOf(DatabaseFailure.class);

    Files.writeString(version, right);

    start().close();
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(directory, ServerHome.settings());
  }

  private static JdbcClient jdbc(EmbeddedPostgres postgres) {
    return JdbcClient.create(
        new DriverManagerDataSource(postgres.jdbcUrl(), postgres.username(), postgres.password()));
  }

  private static String setting(EmbeddedPostgres postgres, String name) {
    return jdbc(postgres)
        .sql("select current_setting(:name)")
        .param("name", name)
        .query(String.class)
        .single();
  }

  private static void leaveRow(EmbeddedPostgres postgres) {
    jdbc(postgres).sql("create table kept as select 1 as id").update();
  }

  private static long rows(EmbeddedPostgres postgres) {
    return jdbc(postgres).sql("select count(*) from kept").query(Long.class).single();
  }
}
