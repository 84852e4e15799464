package io.aios.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Directories for servers in tests, with programs that were unpacked before: that takes seconds.
 */
final class ServerHome {

  private static final Path UNPACKED = Path.of("target", "test-postgres", "run-1");

  private ServerHome() {}

  /** Prepares a new directory, in which no server has been yet. */
  static Path in(Path parent) throws IOException {
    Path binaries = PostgresBinaries.unpackedIn(UNPACKED.toAbsolutePath()).home();
    Path directory = Files.createDirectories(parent.resolve("home"));
    Files.createSymbolicLink(directory.resolve(binaries.getFileName()), binaries);
    return directory;
  }

  static ServerSettings settings() {
    return settings(20);
  }

  static ServerSettings settings(int maxConnections) {
    return new ServerSettings(
        maxConnections, Durability.FULL, Duration.ofSeconds(60), Duration.ofSeconds(5));
  }
}
