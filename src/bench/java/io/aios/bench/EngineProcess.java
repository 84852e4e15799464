package io.aios.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An {@link EngineNode} in a JVM of its own. */
final class EngineProcess implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(5);

  private final Process process;

  private EngineProcess(Process process) {
    this.process = process;
  }

  /** Starts one and waits until it runs. */
  static EngineProcess start(Path folder, List<String> settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    command.add(EngineNode.class.getName());
    command.add("--spring.main.banner-mode=off");
    command.addAll(settings);
    try {
      Path log = Files.createTempFile(folder, "engine", ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      await()
          .atMost(START)
          .until(() -> !process.isAlive() || Files.readString(log).contains(EngineNode.READY));
      if (!process.isAlive()) {
        throw new IllegalStateException("The engine did not start: " + Files.readString(log));
      }
      return new EngineProcess(process);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
