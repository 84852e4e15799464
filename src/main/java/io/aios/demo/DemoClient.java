package io.aios.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the node over its public API and nothing else. */
final class DemoClient implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final URI base;

  DemoClient(URI base) {
    this.base = base;
  }

  URI address(String path) {
    return base.resolve(path);
  }

  /** Submits a project and returns it. */
  JsonNode submit(String name, String brief) {
    String body = json.createObjectNode().put("name", name).put("brief", brief).toString();
    HttpRequest request =
        request("/api/v1/projects")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return json.readTree(send(request, BodyHandlers.ofString()).body());
  }

  JsonNode get(String path) {
    return json.readTree(send(request(path).build(), BodyHandlers.ofString()).body());
  }

  InputStream download(String path) {
    return send(request(path).build(), BodyHandlers.ofInputStream()).body();
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address(path)).timeout(TIMEOUT);
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      HttpResponse<T> response = http.send(request, body);
      if (response.statusCode() >= 400) {
        throw new IllegalStateException(
            request.uri() + " answered " + response.statusCode() + ": " + response.body());
      }
      return response;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for " + request.uri(), stopped);
    }
  }
}
