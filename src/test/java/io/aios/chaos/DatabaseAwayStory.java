package io.aios.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.node.NodeRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL is away, or all connections to it are cut again and again, while projects come in. By
 * command: {@code -Daios.chaos.away=1,5,30} (seconds; 0 for none) and {@code -Daios.chaos.cuts=60}
 * (once in a second).
 */
@EnabledIfSystemProperty(named = "aios.chaos.away", matches = "[0-9,]+")
class DatabaseAwayStory {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration BACK = Duration.ofSeconds(10);
  private static final long BETWEEN_LOOKS_MILLIS = 200;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private volatile boolean over;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void staysAliveLosesNothingAndIsReadyAgain() throws Exception {
    try (Stage stage = Stage.set(folder, Stage.Pace.STEADY, Duration.ofMillis(50));
        Client client = Client.of(stage.fleet(), folder.resolve("history.txt"));
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
      stage
          .fleet()
          .start(Map.of(NodeRole.GATEWAY, 1, NodeRole.ORCHESTRATOR, 1, NodeRole.WORKER, 1));
      Future<List<UUID>> submitting = background.submit(() -> submitAll(client, stage));
      for (int seconds : absences()) {
        away(stage, Duration.ofSeconds(seconds), background);
      }
      for (int cut = 0; cut < Integer.getInteger("aios.chaos.cuts", 0); cut++) {
        stage.evidence().inFlight("cut");
        stage.database().faults().resetAll();
        Thread.sleep(1_000);
      }
      over = true;
      int projects = submitting.get().size();
      stage.awaitQuiet(LIMIT);
      int expired = Reconciliation.run(stage.database().dataSource());
      stage.evidence().billed(stage.models().bill());
      System.out.printf(
          "%d projects acknowledged, %d requests, %d of them repeated; %d holds expired%n",
          projects, client.requests(), client.repeated(), expired);
      assertThat(stage.evidence().violations()).isEmpty();
    }
  }

  private static int[] absences() {
    return Pattern.compile(",")
        .splitAsStream(System.getProperty("aios.chaos.away"))
        .mapToInt(Integer::parseInt)
        .filter(seconds -> seconds > 0)
        .toArray();
  }

  private void away(Stage stage, Duration away, ExecutorService background) throws Exception {
    List<Fleet.Member> nodes = new ArrayList<>();
    for (NodeRole role : NodeRole.values()) {
      nodes.addAll(stage.fleet().ready(role));
    }
    List<String> looks = new ArrayList<>();
    Future<?> looking = background.submit(() -> look(nodes, looks));
    stage.killDatabase(away);
    long back = System.nanoTime();
    await()
        .atMost(LIMIT)
        .until(() -> nodes.stream().allMatch(node -> status(node, "readiness").equals("200")));
    Duration ready = Duration.ofNanos(System.nanoTime() - back);
    looking.cancel(true);
    synchronized (looks) {
      System.out.printf(
          "PostgreSQL away for %d s: liveness %s, readiness %s, all ready %d ms after it was back%n",
          away.toSeconds(),
          looks.stream().filter(it -> it.startsWith("liveness")).distinct().toList(),
          looks.stream().filter(it -> it.startsWith("readiness")).distinct().toList(),
          ready.toMillis());
      assertThat(looks)
          .filteredOn(it -> it.startsWith("liveness"))
          .isNotEmpty()
          .containsOnly("liveness 200");
      assertThat(looks).contains("readiness 503");
    }
    assertThat(ready).isLessThanOrEqualTo(BACK);
  }

  private void look(List<Fleet.Member> nodes, List<String> looks) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        for (Fleet.Member node : nodes) {
          for (String probe : List.of("liveness", "readiness")) {
            String seen = probe + " " + status(node, probe);
            synchronized (looks) {
              if (!seen.endsWith("nothing")) {
                looks.add(seen);
              }
            }
          }
        }
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  private String status(Fleet.Member node, String probe) {
    URI uri = URI.create("http://127.0.0.1:" + node.port() + "/actuator/health/" + probe);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
    try {
      return Integer.toString(http.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException silent) {
      return silent.getClass().getSimpleName();
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
      return "nothing";
    }
  }

  private List<UUID> submitAll(Client client, Stage stage) throws InterruptedException {
    List<UUID> projects = new ArrayList<>();
    while (!over) {
      String key = "away-" + projects.size();
      UUID project = client.submit(key, "Build a Todo app, number " + projects.size());
      await()
          .atMost(LIMIT)
          .ignoreExceptions()
          .until(() -> {
            stage.evidence().acknowledged(key, project);
            return true;
          });
      projects.add(project);
      Thread.sleep(1_500);
    }
    return projects;
  }
}
