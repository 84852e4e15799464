package io.aios.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DatabasePropertiesTest {

  private static final Path HOME = Path.of(System.getProperty("user.home"));

  @Test
  void defaultsAreStated() {
    DatabaseProperties properties = bound(Map.of());

    assertThat(properties)
        .isEqualTo(
            new DatabaseProperties(
                MigrationChoice.AUTO,
                HOME.resolve(".aios").resolve("postgres-18"),
                100,
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                DatabaseProperties.Source.LISTEN,
                Duration.ofSeconds(1),
                ""));
  }

  @Test
  void everyKeyIsRead() {
    DatabaseProperties properties =
        bound(
            Map.of(
                "aios.database.migrate", "false",
                "aios.database.directory", "/var/lib/aios",
                "aios.database.max-connections", "200",
                "aios.database.start-limit", "2m",
                "aios.database.stop-limit", "3s",
                "aios.database.signals", "poll",
                "aios.database.signal-poll", "2s",
                "aios.database.listen-url", "jdbc:postgresql://direct/aios"));

    assertThat(properties)
        .isEqualTo(
            new DatabaseProperties(
                MigrationChoice.OFF,
                Path.of("/var/lib/aios"),
                200,
                Duration.ofMinutes(2),
                Duration.ofSeconds(3),
                DatabaseProperties.Source.POLL,
                Duration.ofSeconds(2),
                "jdbc:postgresql://direct/aios"));
  }

  @Test
  void listensWhereTheDataIsUnlessToldOtherwise() {
    String own = "jdbc:postgresql://pooler/aios";

    assertThat(bound(Map.of()).listeningUrl(own)).isEqualTo(own);
    assertThat(bound(Map.of("aios.database.listen-url", "direct")).listeningUrl(own))
        .isEqualTo("direct");
  }

  @Test
  void refusesToLookTooOftenOrTooSeldom() {
    for (String poll : List.of("99ms", "61s", "-1s")) {
      assertThatThrownBy(() -> bound(Map.of("aios.database.signal-poll", poll)))
          .rootCause()
          .hasMessage("aios.database.signal-poll must be 100ms to 1m");
    }
  }

  @Test
  void migratesByItselfUnlessItIsTold() {
    assertThat(bound(Map.of()).migration(true)).isEqualTo(Migration.DO);
    assertThat(bound(Map.of()).migration(false)).isEqualTo(Migration.EXPECT);
  }

  @Test
  void migratesOrDoesNotAsItIsTold() {
    var on = bound(Map.of("aios.database.migrate", "true"));
    var off = bound(Map.of("aios.database.migrate", "off"));

    assertThat(on.migration(false)).isEqualTo(Migration.DO);
    assertThat(off.migration(true)).isEqualTo(Migration.EXPECT);
  }

  @Test
  void tildeIsTheHomeDirectory() {
    assertThat(bound(Map.of("aios.database.directory", "~/here")).directory())
        .isEqualTo(HOME.resolve("here"));
    assertThat(bound(Map.of("aios.database.directory", "~")).directory()).isEqualTo(HOME);
  }

  @Test
  void embeddedServerIsDurable() {
    assertThat(bound(Map.of()).settings().durability()).isEqualTo(Durability.FULL);
  }

  private static DatabaseProperties bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("aios.database", DatabaseProperties.class);
  }
}
