package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.testing.Api;
import io.aios.testing.NodeProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node with its own PostgreSQL is stopped and started again, as on a laptop. */
@Tag("postgres")
class StopStory {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final String HALF_A_REQUEST =
      """
      POST /api/v1/projects HTTP/1.1\r
      Host: localhost\r
      Content-Type: application/json\r
      Content-Length: 100\r
      \r
      {"name":\
      """;

  @TempDir private Path folder;

  @Test
  void stopsWithinFiveSecondsLeavesNoServerAndKeepsEverything() {
    String ended;
    String running;
    try (NodeProcess node = NodeProcess.start(folder, settings())) {
      Api api = node.api();
      ended = api.submit("Todo", "Build a Todo app with due dates");
      assertThat(Api.status(api.awaitEnd(ended, LIMIT))).isEqualTo("SUCCEEDED");
      running = api.submit("Slow", "Build a recipe manager with ratings");
      Instant asked = Instant.now();

      node.stop();

      assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
      assertThat(servers()).isEmpty();
    }

    try (NodeProcess node = NodeProcess.start(folder, settings())) {
      Api api = node.api();

      assertThat(api.files(ended)).isNotEmpty();
      assertThat(Api.status(api.awaitEnd(running, LIMIT))).isEqualTo("SUCCEEDED");
      node.stop();
    }
  }

  @Test
  void stopsInTimeWhenAClientAndAModelStall() throws IOException {
    List<String> settings = new ArrayList<>(settings());
    settings.add("--aios.providers.scripted.latency=60s");
    try (NodeProcess node = NodeProcess.start(folder, settings);
        Socket client = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      node.api().submit("Slow", "Build a recipe manager with ratings");
      client.getOutputStream().write(HALF_A_REQUEST.getBytes(StandardCharsets.US_ASCII));
      Instant asked = Instant.now();

      node.stop();

      assertThat(Duration.between(asked, Instant.now()))
          .as(() -> "Its log:\n" + node.log())
          .isLessThan(Duration.ofSeconds(5));
      assertThat(servers()).isEmpty();
      assertThat(node.log()).doesNotContain("ERROR");
    }
  }

  private List<String> settings() {
    return List.of(
        "--aios.database.directory=" + folder.resolve("postgres"),
        "--aios.providers.scripted.latency-by-agent.DEVOPS=2s");
  }

  private List<String> servers() {
    String directory = folder.resolve("postgres").toString();
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(command -> command.contains(directory) && !command.contains("AiosApplication"))
        .toList();
  }
}
