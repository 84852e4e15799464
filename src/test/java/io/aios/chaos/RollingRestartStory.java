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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every node is asked to stop and replaced, one after the other, under load: no request fails, and
 * no task is completed twice. By command: {@code -Daios.chaos.rolling=true}.
 */
@EnabledIfSystemProperty(named = "aios.chaos.rolling", matches = "true")
class RollingRestartStory {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration PROBE = Duration.ofSeconds(2);
  private static final long BETWEEN_PROBES_MILLIS = 200;
  private static final long BETWEEN_REQUESTS_MILLIS = 100;

  /** A project for so many requests. */
  private static final int READS_PER_SUBMISSION = 20;

  private final HttpClient probes = HttpClient.newBuilder().connectTimeout(PROBE).build();
  private final List<Integer> ready = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<String> failed = new CopyOnWriteArrayList<>();
  private volatile boolean over;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void noRequestFailsAndNoTaskIsCompletedTwice() throws Exception {
    try (Stage stage = Stage.set(folder, Stage.Pace.STEADY, Duration.ofMillis(100));
        TcpFaults balancer = TcpFaults.before(this::next);
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
      stage
          .fleet()
          .start(Map.of(NodeRole.GATEWAY, 2, NodeRole.ORCHESTRATOR, 2, NodeRole.WORKER, 2));
      Future<?> following = background.submit(() -> follow(stage.fleet()));
      await().atMost(LIMIT).until(() -> ready.size() == 2);
      Future<?> load = background.submit(() -> load(balancer.port()));
      for (NodeRole role : NodeRole.values()) {
        for (Fleet.Member member : stage.fleet().ready(role)) {
          int code = stage.fleet().stop(member);
          System.out.printf("%s %d stopped with %d%n", role, member.number(), code);
          stage.fleet().start(Map.of(role, 1));
        }
      }
      over = true;
      load.get();
      following.cancel(true);
      stage.awaitQuiet(LIMIT);
      stage.evidence().inFlight("none");
      Reconciliation.run(stage.database().dataSource());
      stage.evidence().billed(stage.models().bill());
      System.out.printf("%d requests, %d failed: %s%n", requests.get(), failed.size(), failed);
      assertThat(stage.evidence().violations()).isEmpty();
      assertThat(failed).isEmpty();
    }
  }

  /** The ready gateways, one after the other. */
  private int next() {
    List<Integer> known = List.copyOf(ready);
    return known.isEmpty() ? 1 : known.get(Math.floorMod(turn.getAndIncrement(), known.size()));
  }

  private void follow(Fleet fleet) {
    try {
      while (!over) {
        List<Integer> ports =
            fleet.members(NodeRole.GATEWAY).stream()
                .map(Fleet.Member::port)
                .filter(this::isReady)
                .toList();
        ready.retainAll(ports);
        ready.addAll(ports.stream().filter(port -> !ready.contains(port)).toList());
        Thread.sleep(BETWEEN_PROBES_MILLIS);
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReady(int port) {
    URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
    try {
      return port > 0
          && probes
                  .send(
                      HttpRequest.newBuilder(uri).timeout(PROBE).build(), BodyHandlers.discarding())
                  .statusCode()
              == 200;
    } catch (IOException gone) {
      return false;
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void load(int port) {
    try {
      for (int number = 0; !over; number++) {
        HttpRequest.Builder request =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/projects"))
                .timeout(Duration.ofSeconds(30));
        if (number % READS_PER_SUBMISSION == 0) {
          String body = "{\"name\":\"P\",\"brief\":\"Build a Todo app, number " + number + "\"}";
          request
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", "rolling-" + number)
              .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        send(request.build());
        Thread.sleep(BETWEEN_REQUESTS_MILLIS);
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  /** On a connection of its own, as from many clients. */
  private void send(HttpRequest request) throws InterruptedException {
    requests.incrementAndGet();
    try (HttpClient once = HttpClient.newHttpClient()) {
      int status = once.send(request, BodyHandlers.ofString()).statusCode();
      if (status >= 400) {
        failed.add(request.method() + " " + status);
      }
    } catch (IOException broken) {
      failed.add(request.method() + " " + broken);
    }
  }
}
