package io.aios.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The database. But for {@code migrate} all is about the embedded PostgreSQL server, and without
 * effect when {@code spring.datasource.url} is set.
 *
 * @param migrate whether this node brings the schema up to date when it starts
 * @param directory where it keeps its programs, data, password and log; {@code ~} is the home
 *     directory of the user. One process at a time can use it.
 * @param maxConnections connections it accepts at once
 * @param startLimit how long a start may take, recovery after a crash included
 * @param stopLimit how long a clean stop may take before the server is killed
 */
@Validated
@ConfigurationProperties(prefix = "aios.database", ignoreUnknownFields = false)
record DatabaseProperties(
    @DefaultValue("auto") MigrationChoice migrate,
    @DefaultValue("~/.aios/postgres-18") Path directory,
    @DefaultValue("100") @Min(10) @Max(1000) int maxConnections,
    @DefaultValue("60s") Duration startLimit,
    @DefaultValue("5s") Duration stopLimit) {

  DatabaseProperties {
    if (directory.startsWith("~")) {
      Path home = Path.of(System.getProperty("user.home"));
      directory = home.resolve(Path.of("~").relativize(directory));
    }
  }

  /**
   * What this node does about the schema.
   *
   * @param byItself whether it migrates when nothing else was said
   */
  Migration migration(boolean byItself) {
    return switch (migrate) {
      case AUTO -> byItself ? Migration.DO : Migration.EXPECT;
      case ON -> Migration.DO;
      case OFF -> Migration.EXPECT;
    };
  }

  ServerSettings settings() {
    return new ServerSettings(maxConnections, Durability.FULL, startLimit, stopLimit);
  }
}
