package io.aios.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Writes an archive down as files. */
final class Folder {

  private static final int MOST_ENTRIES = 10_000;

  private final Path root;

  Folder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  Path root() {
    return root;
  }

  /**
   * Unpacks the archive without its own root folder, over whatever is there.
   *
   * @return the number of files
   * @throws IOException if it cannot be read or written, or has an entry that leaves the folder
   */
  int unpack(InputStream archive) throws IOException {
    int files = 0;
    try (ZipInputStream zip = new ZipInputStream(archive)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        if (++files > MOST_ENTRIES) {
          throw new IOException("The archive has more than " + MOST_ENTRIES + " files");
        }
        Path file = resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return files;
  }

  private Path resolve(String entry) throws IOException {
    String inner = entry.substring(entry.indexOf('/') + 1);
    Path file = root.resolve(inner).normalize();
    if (inner.isEmpty() || !file.startsWith(root) || file.equals(root)) {
      throw new IOException("The archive has an entry outside of its folder: " + entry);
    }
    return file;
  }
}
