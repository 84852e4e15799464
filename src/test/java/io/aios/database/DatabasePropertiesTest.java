package io.aios.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
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
                Duration.ofSeconds(5)));
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
                "aios.database.stop-limit", "3s"));

    assertThat(properties)
        .isEqualTo(
            new DatabaseProperties(
                MigrationChoice.OFF,
                Path.of("/var/lib/aios"),
                200,
                Duration.ofMinutes(2),
                Duration.ofSeconds(3)));
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
