package io.aios.llm.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One recorded exchange with a provider.
 *
 * @param name e.g. {@code anthropic/messages-text}
 * @param status of the answer
 * @param body of the answer
 * @param expect what an adapter has to make of it
 */
public record Fixture(
    String name, String method, String path, int status, Path body, JsonNode expect) {

  public static final Path ROOT = Path.of("src/test/resources/providers/fixtures");

  private static final JsonMapper JSON = new JsonMapper();

  /** The cases of one API, e.g. {@code anthropic}. */
  public static List<Fixture> of(String api) {
    return StreamSupport.stream(read(ROOT.resolve("index.json")).spliterator(), false)
        .map(Fixture::of)
        .filter(fixture -> fixture.name().startsWith(api + "/"))
        .toList();
  }

  /** One case by its name. */
  public static Fixture named(String name) {
    return of(name.substring(0, name.indexOf('/'))).stream()
        .filter(fixture -> fixture.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Fixture of(JsonNode entry) {
    return new Fixture(
        entry.path("case").asString(),
        entry.path("method").asString(),
        entry.path("path").asString(),
        entry.path("status").asInt(),
        ROOT.resolve(entry.path("body").asString()),
        entry.path("expect"));
  }

  public String kind() {
    return expect.path("kind").asString();
  }

  public byte[] bytes() {
    try {
      return Files.readAllBytes(body);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A request that fits, for 25 of the cases. */
  public Optional<JsonNode> request() {
    Path file = ROOT.resolve("requests").resolve(name + ".json");
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** Its entry in {@code expected-costs.json}, for 43 of the cases. */
  public Optional<JsonNode> cost() {
    return Optional.ofNullable(read(ROOT.resolve("expected-costs.json")).get(name));
  }

  @Override
  public String toString() {
    return name;
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
