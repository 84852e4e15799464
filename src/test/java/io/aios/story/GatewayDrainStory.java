package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.NodeProcess;
import io.aios.testing.PostgresTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of two gateways is asked to stop while clients ask without a pause. */
@PostgresTest
class GatewayDrainStory {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int CLIENTS = 4;
  private static final int ENOUGH = 100;

  @TempDir private Path logs;

  @Test
  void noRequestFailsOfClientsThatFollowReadiness(Database database) throws Exception {
    List<String> settings = new ArrayList<>(database.arguments());
    settings.add("--aios.node.roles=gateway");
    settings.add("--aios.node.drain-delay=3s");
    try (Node staying = Node.start(database, "--aios.node.roles=gateway");
        NodeProcess leaving = NodeProcess.start(logs, settings);
        Balancer balancer = new Balancer(List.of(leaving.api(), staying.api()))) {
      await().atMost(LIMIT).until(() -> balancer.answers.get() > ENOUGH);
      assertThat(balancer.preferred()).isSameAs(balancer.gateways.getFirst());

      leaving.askToStop();

      await().atMost(LIMIT).until(() -> leaving.api().health("readiness").statusCode() == 503);
      HttpResponse<String> last = get(leaving.port());
      assertThat(last.statusCode()).isEqualTo(200);
      assertThat(last.headers().firstValue("Connection")).contains("close");
      await().atMost(LIMIT).until(() -> !leaving.isAlive());
      int before = balancer.answers.get();
      await().atMost(LIMIT).until(() -> balancer.answers.get() > before + ENOUGH);
      assertThat(balancer.failures).isEmpty();
    }
  }

  private static HttpResponse<String> get(int port) throws IOException, InterruptedException {
    URI agents = URI.create("http://127.0.0.1:" + port + "/api/v1/agents");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(agents).build(), BodyHandlers.ofString());
    }
  }

  /** Sends requests to the first gateway that was ready when it last looked, as balancers do. */
  private static final class Balancer implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final List<Api> gateways;
    private final AtomicInteger answers = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean open = true;
    private volatile Api ready;

    Balancer(List<Api> gateways) {
      this.gateways = gateways;
      this.ready = gateways.getFirst();
      Future<?> unused = clients.submit(this::look);
      for (int client = 0; client < CLIENTS; client++) {
        unused = clients.submit(this::ask);
      }
    }

    Api preferred() {
      return ready;
    }

    private void look() {
      while (open) {
        ready = gateways.stream().filter(Balancer::isReady).findFirst().orElse(ready);
        await().pollDelay(BETWEEN_LOOKS).until(() -> true);
      }
    }

    private static boolean isReady(Api gateway) {
      try {
        return gateway.health("readiness").statusCode() == 200;
      } catch (RuntimeException gone) {
        return false;
      }
    }

    private void ask() {
      while (open) {
        Api gateway = ready;
        try {
          int status = gateway.post("/api/v1/projects", body()).statusCode();
          if (status == 202) {
            answers.incrementAndGet();
          } else {
            failures.add("status " + status);
          }
        } catch (RuntimeException broken) {
          failures.add(broken.toString());
        }
      }
    }

    private String body() {
      return gateways.getFirst().request("Todo", "Build a Todo app with due dates").toString();
    }

    @Override
    public void close() {
      open = false;
      clients.close();
    }
  }
}
