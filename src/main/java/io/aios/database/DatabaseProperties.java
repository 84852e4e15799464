package io.aios.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The database: the schema, how nodes wake each other, and the embedded PostgreSQL server. What is
 * said of the server is without effect when {@code spring.datasource.url} is set.
 *
 * @param migrate whether this node brings the schema up to date when it starts
 * @param directory where it keeps its programs, data, password and log; {@code ~} is the home
 *     directory of the user. One process at a time can use it.
 * @param maxConnections connections it accepts at once
 * @param startLimit how long a start may take, recovery after a crash included
 * @param stopLimit how long a clean stop may take before the server is killed
 * @param signals how a node hears that there is something to do
 * @param signalPoll how often it looks when it only polls, 100 ms to a minute
 * @param listenUrl where to listen, with the user of the data source, when its own address leads
 *     through a pooler; empty otherwise
 */
@Validated
@ConfigurationProperties(prefix = "aios.database", ignoreUnknownFields = false)
record DatabaseProperties(
    @DefaultValue("auto") MigrationChoice migrate,
    @DefaultValue("~/.aios/postgres-18") Path directory,
    @DefaultValue("100") @Min(10) @Max(1000) int maxConnections,
    @DefaultValue("60s") Duration startLimit,
    @DefaultValue("5s") Duration stopLimit,
    @DefaultValue("listen") Source signals,
    @DefaultValue("1s") Duration signalPoll,
    @DefaultValue("") String listenUrl) {

  private static final Duration SHORTEST_POLL = Duration.ofMillis(100);
  private static final Duration LONGEST_POLL = Duration.ofMinutes(1);

  /** How a node hears that there is something to do. */
  enum Source {
    /** By LISTEN and NOTIFY, over a connection of its own. */
    LISTEN,
    /** By looking again and again: a pooler that lends connections by transaction cannot listen. */
    POLL
  }

  DatabaseProperties {
    if (directory.startsWith("~")) {
      Path home = Path.of(System.getProperty("user.home"));
      directory = home.resolve(Path.of("~").relativize(directory));
    }
    if (signalPoll.compareTo(SHORTEST_POLL) < 0 || signalPoll.compareTo(LONGEST_POLL) > 0) {
      throw new IllegalArgumentException("aios.database.signal-poll must be 100ms to 1m");
    }
  }

  /** Where to listen. */
  String listeningUrl(String own) {
    return listenUrl.isBlank() ? own : listenUrl;
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
