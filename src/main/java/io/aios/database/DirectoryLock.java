package io.aios.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to use a directory, held by one process at a time and lost with that process. */
final class DirectoryLock implements AutoCloseable {

  private final String property;
  private final FileChannel channel;

  private DirectoryLock(String property, FileChannel channel) {
    this.property = property;
    this.channel = channel;
  }

  /**
   * Creates the directory if need be and takes its lock without waiting.
   *
   * @throws DatabaseFailure if another has it, in this JVM or elsewhere, or the directory cannot be
   *     written
   */
  static DirectoryLock take(Path directory) {
    try {
      Path file = Files.createDirectories(directory).toRealPath().resolve("lock");
      // Asked before the file is opened: POSIX drops all locks of a process on a file as soon as
      // that process closes any descriptor of it, so a refused second try would free the first.
      String property = DirectoryLock.class.getName() + ":" + file;
      if (System.getProperties().putIfAbsent(property, "held") != null) {
        throw DatabaseFailure.inUse(directory);
      }
      return locked(file, property);
    } catch (IOException failure) {
      throw DatabaseFailure.unusable(directory, failure);
    }
  }

  private static DirectoryLock locked(Path file, String property) throws IOException {
    DirectoryLock lock = null;
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = new DirectoryLock(property, channel);
      FileLock taken = channel.tryLock();
      if (taken == null) {
        lock.close();
        Path directory = file.getParent();
        throw DatabaseFailure.inUse(directory == null ? file : directory);
      }
      return lock;
    } catch (IOException failure) {
      System.clearProperty(property);
      throw failure;
    }
  }

  @Override
  public void close() {
    System.clearProperty(property);
    try {
      channel.close();
    } catch (IOException ignored) {
      // The lock ends with the process at the latest.
    }
  }
}
