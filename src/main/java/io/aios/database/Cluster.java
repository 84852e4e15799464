package io.aios.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * The files of a PostgreSQL server at rest: its data and the password of its one user.
 *
 * @param data what PostgreSQL calls the data directory
 */
record Cluster(Path data, String password) {

  static final String USER = "aios";

  private static final int PASSWORD_BYTES = 24;

  /**
   * Opens the cluster in the directory, or creates one there. A cluster is created under another
   * name and renamed, so a crash leaves none or a whole one.
   */
  static Cluster in(Path directory, PostgresTools tools) throws IOException {
    Path data = directory.resolve("data");
    Path password = directory.resolve("password");
    if (!Files.isDirectory(data)) {
      writePrivately(password, newPassword());
      create(data, password, tools);
    }
    return new Cluster(data, Files.readString(password).strip());
  }

  private static void create(Path data, Path password, PostgresTools tools) throws IOException {
    Path draft = data.resolveSibling("data.new");
    FileSystemUtils.deleteRecursively(draft);
    List<String> arguments =
        List.of(
            "--pgdata=" + draft,
            "--username=" + USER,
            "--auth=scram-sha-256",
            "--pwfile=" + password,
            "--encoding=UTF8",
            // PostgreSQL's own C.UTF-8: the same order of text on every operating system.
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--data-checksums");
    if (tools.run("initdb", arguments) != 0) {
      FileSystemUtils.deleteRecursively(draft);
      throw new DatabaseFailure(
          "PostgreSQL could not create its files (" + tools.log().complaint() + ")",
          tools.log().remedy());
    }
    Files.move(draft, data);
  }

  private static String newPassword() {
    byte[] secret = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text);
  }

  @Override
  public String toString() {
    return "Cluster[" + data + "]";
  }
}
