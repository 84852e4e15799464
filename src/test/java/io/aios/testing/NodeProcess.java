package io.aios.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole node in a JVM of its own, which can be killed. */
public final class NodeProcess implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final String MAIN = "io.aios.AiosApplication";
  private static final Duration START = Duration.ofMinutes(2);

  private final Process process;
  private final Path log;

  private NodeProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a node and waits until it serves.
   *
   * @param folder where its log goes
   */
  public static NodeProcess start(Path folder, List<String> settings) {
    NodeProcess node = launch(folder, settings);
    await().atMost(START).until(() -> node.port() > 0 || !node.process.isAlive());
    if (!node.process.isAlive()) {
      throw new AssertionError("The node did not start:\n" + node.log());
    }
    return node;
  }

  /** Starts a node and does not wait. */
  public static NodeProcess launch(Path folder, List<String> settings) {
    return launch(folder, MAIN, List.of("-Xmx512m"), settings);
  }

  /**
   * Starts a node and does not wait.
   *
   * @param options of its JVM
   */
  public static NodeProcess launch(Path folder, List<String> options, List<String> settings) {
    return launch(folder, MAIN, options, settings);
  }

  /**
   * Starts a node that a test has changed.
   *
   * @param main name of the class that starts it
   */
  public static NodeProcess launch(Path folder, String main, List<String> settings) {
    return launch(folder, main, List.of("-Xmx512m"), settings);
  }

  private static NodeProcess launch(
      Path folder, String main, List<String> options, List<String> settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main);
    command.addAll(List.of("--server.port=0", "--spring.main.banner-mode=off"));
    command.addAll(settings);
    try {
      Path log = Files.createTempFile(folder, "node", ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new NodeProcess(process, log);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public Api api() {
    return new Api(URI.create("http://127.0.0.1:" + port()));
  }

  public long pid() {
    return process.pid();
  }

  /** As {@code kill -9}: nothing is closed, nothing is said. */
  public void kill() {
    process.destroyForcibly();
    join();
  }

  /** As Ctrl-C: asks the node to stop, and answers how it ended. */
  public int stop() {
    process.destroy();
    return join();
  }

  /** As {@link #stop}, without waiting for the end. */
  public void askToStop() {
    process.destroy();
  }

  public int join() {
    await().atMost(START).until(() -> !process.isAlive());
    return process.exitValue();
  }

  public String log() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    kill();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Where it serves; 0 before it does. */
  public int port() {
    Matcher matcher = PORT.matcher(log());
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
