package io.aios.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP to the gateway under test, over the network. */
public final class GatewayClient {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final JsonMapper json = JsonMapper.shared();
  private final Environment settings;

  GatewayClient(Environment settings) {
    this.settings = settings;
  }

  public int port() {
    return settings.getRequiredProperty("local.server.port", Integer.class);
  }

  /** A request to be completed; give the path with its leading slash, encoded. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    return exchange(request, BodyHandlers.ofString());
  }

  public HttpResponse<byte[]> fetch(String path) {
    return exchange(request(path), BodyHandlers.ofByteArray());
  }

  /** An answer whose body is still on its way; close its stream. */
  public HttpResponse<InputStream> stream(HttpRequest.Builder request) {
    return exchange(request, BodyHandlers.ofInputStream());
  }

  public HttpResponse<String> get(String path) {
    return send(request(path));
  }

  public JsonNode json(String path) {
    return json.readTree(get(path).body());
  }

  public JsonNode json(HttpResponse<String> response) {
    return json.readTree(response.body());
  }

  /** Submits a body as JSON. */
  public HttpResponse<String> submit(String body, String... headers) {
    HttpRequest.Builder request =
        request("/api/v1/projects")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private <T> HttpResponse<T> exchange(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request.build(), handler);
    } catch (IOException e) {
      throw new IllegalStateException("The gateway did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
