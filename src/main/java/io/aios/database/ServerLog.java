package io.aios.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What PostgreSQL and its tools print. One file per start; the file of the start before is kept.
 */
record ServerLog(Path file) {

  private static final List<String> TELLING = List.of("FATAL:", "PANIC:", "error:", "failed:");

  static ServerLog begunIn(Path directory) throws IOException {
    Path file = directory.resolve("server.log");
    if (Files.exists(file)) {
      Files.move(file, directory.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    return new ServerLog(file);
  }

  /** The last line that tells of a failure, or a remark that there is none. */
  String complaint() {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> TELLING.stream().anyMatch(line::contains))
          .reduce((first, last) -> last)
          .orElse("no reason given")
          .strip();
    } catch (IOException unreadable) {
      return "no log could be read";
    }
  }

  String remedy() {
    return "see " + file + ", or set spring.datasource.url to a PostgreSQL server";
  }
}
