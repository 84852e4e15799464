package io.aios.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * An unpacked PostgreSQL distribution.
 *
 * @param home the folder with {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path home, PostgresPlatform platform) {

  /**
   * Unpacks the archive on the class path below the given folder, unless that has been done before.
   * Takes some seconds the first time; processes may do it at once, the first to end wins.
   *
   * @throws DatabaseFailure if this platform has no archive or the folder cannot be written
   */
  static PostgresBinaries unpackedIn(Path cache) {
    PostgresPlatform platform = PostgresPlatform.current();
    URL archive = PostgresBinaries.class.getResource(platform.archive());
    if (archive == null) {
      throw new DatabaseFailure(
          "This build of AIOS carries no PostgreSQL for "
              + platform.system()
              + " on "
              + platform.machine(),
          "set spring.datasource.url to a PostgreSQL server");
    }
    try {
      return new PostgresBinaries(unpacked(archive, cache), platform);
    } catch (IOException failure) {
      throw DatabaseFailure.unusable(cache, failure);
    }
  }

  Path program(String name) {
    return home.resolve("bin").resolve(platform.windows() ? name + ".exe" : name);
  }

  private static Path unpacked(URL archive, Path cache) throws IOException {
    URLConnection connection = archive.openConnection();
    Path home = cache.resolve("binaries-" + fingerprint(connection));
    if (Files.isDirectory(home)) {
      return home;
    }
    Path draft = Files.createTempDirectory(Files.createDirectories(cache), "unpacking-");
    try (InputStream bytes = new BufferedInputStream(connection.getInputStream());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(bytes))) {
      TarFolder.write(tar, draft);
      // A rename is all or nothing: a crash while unpacking leaves no half of a distribution.
      Files.move(draft, home);
    } catch (IOException failure) {
      FileSystemUtils.deleteRecursively(draft);
      if (!Files.isDirectory(home)) {
        throw failure;
      }
    }
    return home;
  }

  /** Tells two archives apart without reading them, so that an upgrade is unpacked anew. */
  private static String fingerprint(URLConnection connection) throws IOException {
    return connection instanceof JarURLConnection jar
        ? Long.toHexString(jar.getJarEntry().getCrc())
        : Long.toHexString(connection.getContentLengthLong());
  }
}
