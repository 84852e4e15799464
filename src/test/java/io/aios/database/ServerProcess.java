package io.aios.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A second JVM that starts an embedded server and holds it until it is killed or told to end. */
final class ServerProcess implements AutoCloseable {

  private final Process process;
  private final String firstLine;

  private ServerProcess(Process process, String firstLine) {
    this.process = process;
    this.firstLine = firstLine;
  }

  /** Runs in the second JVM: prints the pid of its server, or why it has none. */
  public static void main(String[] arguments) throws IOException {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(Path.of(arguments[0]), ServerHome.settings())) {
      System.out.println(postgres.pid());
      System.out.println(System.in.read());
    } catch (DatabaseFailure failure) {
      System.out.println(failure.getMessage());
    }
  }

  /** Returns when the second JVM has its server, or has been refused one. */
  static ServerProcess start(Path directory) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
                "-cp",
                System.getProperty("java.class.path"),
                ServerProcess.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    String line = reader.readLine();
    while (line != null && line.contains(" -- ")) {
      // A log line: this JVM runs without Spring Boot, so logs go to standard output.
      line = reader.readLine();
    }
    return new ServerProcess(process, line == null ? "" : line);
  }

  /** What it printed first. */
  String answer() {
    return firstLine;
  }

  ProcessHandle server() {
    return ProcessHandle.of(Long.parseLong(firstLine)).orElseThrow();
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
