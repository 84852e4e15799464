package io.aios.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Writes a tar archive as files, links and folders. */
final class TarFolder {

  private static final int EXECUTABLE = 0100;

  private TarFolder() {}

  /**
   * @throws IOException also if an entry points outside the folder
   */
  static void write(TarArchiveInputStream tar, Path folder) throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path target = folder.resolve(entry.getName()).normalize();
      if (!target.startsWith(folder)) {
        throw new IOException("the archive leaves its folder: " + entry.getName());
      }
      write(tar, entry, target);
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Path parent = target.getParent();
    if (parent == null) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Files.createDirectories(parent);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    boolean executable = (entry.getMode() & EXECUTABLE) != 0;
    if (executable && !target.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + target);
    }
  }
}
