package io.aios.chaos;

import io.aios.node.NodeRole;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * Submits projects through whatever gateway is ready, with the same key until one acknowledges, and
 * writes down what it asked and was told. Thread-safe.
 */
final class Client implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration REQUEST = Duration.ofSeconds(15);
  private static final long BETWEEN_TRIES_MILLIS = 200;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Supplier<List<Integer>> ports;
  private final BufferedWriter history;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();

  /**
   * @param ports of the gateways that are ready now
   * @param history the file that it writes
   */
  Client(Supplier<List<Integer>> ports, Path history) {
    this.ports = ports;
    try {
      this.history = Files.newBufferedWriter(history);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static Client of(Fleet fleet, Path history) {
    return new Client(
        () -> fleet.ready(NodeRole.GATEWAY).stream().map(Fleet.Member::port).toList(), history);
  }

  /** Submits a project until it is acknowledged; its id. */
  UUID submit(String key, String brief) throws InterruptedException {
    String body =
        JSON.createObjectNode().put("name", "Project " + key).put("brief", brief).toString();
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < limit) {
      Optional<UUID> acknowledged = tried(key, body);
      if (acknowledged.isPresent()) {
        return acknowledged.get();
      }
      Thread.sleep(BETWEEN_TRIES_MILLIS);
    }
    throw new AssertionError("No gateway acknowledged " + key + " within " + PATIENCE);
  }

  /** Requests that were sent. */
  int requests() {
    return requests.get();
  }

  /** Of these, those that nothing or something else than 202 came back to; they were sent again. */
  int repeated() {
    return requests.get() - acknowledged.get();
  }

  @Override
  public void close() {
    http.shutdownNow();
    try {
      history.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Optional<UUID> tried(String key, String body) throws InterruptedException {
    List<Integer> ready = ports.get();
    if (ready.isEmpty()) {
      return Optional.empty();
    }
    int port = ready.get(ThreadLocalRandom.current().nextInt(ready.size()));
    requests.incrementAndGet();
    try {
      HttpResponse<String> answer = http.send(request(port, key, body), BodyHandlers.ofString());
      String id = JSON.readTree(answer.body()).path("id").asString("");
      note(key, port, answer.statusCode() + " " + id);
      if (answer.statusCode() == 202) {
        acknowledged.incrementAndGet();
        return Optional.of(UUID.fromString(id));
      }
      if (answer.statusCode() < 500 && answer.statusCode() != 409) {
        throw new AssertionError("A submission was refused: " + answer.body());
      }
    } catch (IOException broken) {
      note(key, port, broken.toString());
    }
    return Optional.empty();
  }

  private static HttpRequest request(int port, String key, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/projects"))
        .timeout(REQUEST)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private synchronized void note(String key, int port, String answer) {
    try {
      history.write(Instant.now() + " " + key + " " + port + " " + answer + "\n");
      history.flush();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
