package io.aios.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A client of the public API. */
public final class Api {

  private static final Set<String> LAST = Set.of("SUCCEEDED", "FAILED", "CANCELLED");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  private final URI base;

  public Api(URI base) {
    this.base = base;
  }

  /** Submits a project and returns its id. */
  public String submit(String name, String brief) {
    return submit(request(name, brief));
  }

  public String submit(ObjectNode body) {
    HttpResponse<String> response = post("/api/v1/projects", body.toString());
    if (response.statusCode() != 202) {
      throw new AssertionError("submit answered " + response.statusCode() + response.body());
    }
    return JSON.readTree(response.body()).path("id").asString();
  }

  public ObjectNode request(String name, String brief) {
    return JSON.createObjectNode().put("name", name).put("brief", brief);
  }

  public HttpResponse<String> post(String path, String body) {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** Asks for a project as one that may ask for it again. */
  public HttpResponse<String> submitAs(String idempotencyKey, String body) {
    return send(
        HttpRequest.newBuilder(base.resolve("/api/v1/projects"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** The answer for a path, whatever its status; as {@link #text} has it. */
  public HttpResponse<String> answer(String path) {
    return send(request(path), BodyHandlers.ofString());
  }

  public HttpResponse<String> put(String path, String body) {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** Answers what is at a path below {@code /api/v1/}. */
  public JsonNode get(String path) {
    HttpResponse<String> response = send(request(path), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " answered " + response.statusCode() + response.body());
    }
    return JSON.readTree(response.body());
  }

  /** The body of what is at a path below {@code /api/v1/}, or at one that begins with a slash. */
  public String text(String path) {
    return send(request(path), BodyHandlers.ofString()).body();
  }

  /** Answers what is at this path, whatever the answer is. */
  public HttpResponse<String> read(String path) {
    return send(request(path), BodyHandlers.ofString());
  }

  /** What {@code /actuator/health} says about a group, e.g. {@code readiness}. */
  public HttpResponse<String> health(String group) {
    return send(request("/actuator/health/" + group), BodyHandlers.ofString());
  }

  /** Waits until the project has ended and returns it. */
  public JsonNode awaitEnd(String id, Duration limit) {
    return await()
        .atMost(limit)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> get("projects/" + id), project -> LAST.contains(status(project)));
  }

  /** The files of the project's archive by path, without the archive's root folder. */
  public Map<String, String> files(String id) {
    Map<String, String> files = new TreeMap<>();
    HttpRequest archive = request("projects/" + id + "/archive.zip");
    try (InputStream body = send(archive, BodyHandlers.ofInputStream()).body();
        ZipInputStream zip = new ZipInputStream(body)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String path = entry.getName().substring(entry.getName().indexOf('/') + 1);
        files.put(path, new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return files;
  }

  public static String status(JsonNode view) {
    return view.path("status").asString();
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(base.resolve("/api/v1/").resolve(path)).build();
  }

  private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return HTTP.send(request, body);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
