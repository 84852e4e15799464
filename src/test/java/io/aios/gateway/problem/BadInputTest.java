package io.aios.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.GatewayClient;
import io.aios.gateway.GatewayTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every way to ask wrongly ends in a problem that names the field and the reason. */
@GatewayTest
class BadInputTest {

  private static final String PROJECTS = "/api/v1/projects";
  private static final String NOWHERE = PROJECTS + "/01890a5d-ac96-774b-bcce-b302099a8057";

  /** What is expected of an answer. */
  record Expected(int status, String type, String field, String reason) {}

  private final GatewayClient client;

  BadInputTest(GatewayClient client) {
    this.client = client;
  }

  static Stream<Object[]> bodies() {
    return Stream.of(
        body("", "validation", "body", "is missing"),
        body("null", "validation", "body", "is missing"),
        body("{", "malformed", "body", "is not valid JSON (line 1, column 2)"),
        body("{\"name\":\"a\",}", "malformed", "body", "is not valid JSON"),
        body("{} {}", "validation", "body", "JSON object"),
        body("[]", "validation", "body", "must be a JSON object"),
        body("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "validation", "body", "must be a JSON object"),
        body("\"text\"", "validation", "body", "must be a JSON object"),
        body("{}", "validation", "name", "is missing"),
        body(json("name", "null"), "validation", "name", "is missing"),
        body(json("name", "\" \""), "validation", "name", "must not be blank"),
        body(json("name", "\"a\\u0000b\""), "validation", "name", "control characters"),
        body(json("name", "\"a\\nb\""), "validation", "name", "control characters"),
        body(json("name", quoted(81)), "validation", "name", "at most 80 characters, not 81"),
        body(json("name", "7"), "validation", "name", "must be a string"),
        body(json("name", "true"), "validation", "name", "must be a string"),
        body(json("name", "[\"a\"]"), "validation", "name", "must be a string"),
        body(json("name", "{}"), "validation", "name", "must be a string"),
        body(json("brief", "\"\""), "validation", "brief", "must not be blank"),
        body(json("brief", "\"\\u0000\""), "validation", "brief", "control characters"),
        body(json("brief", "\"\\ud800\""), "validation", "brief", "halves of characters"),
        body(json("brief", quoted(20_001)), "validation", "brief", "at most 20000 characters"),
        body(json("brief", "[".repeat(1_000)), "validation", "brief", "must be a string"),
        body(json("template", "\"cobol\""), "validation", "template", "known are web-app, library"),
        body(json("template", "\"\""), "validation", "template", "known are web-app, library"),
        body(json("colour", "1"), "validation", "colour", "known are name, brief, template, budg"),
        body(json("name", "\"a\",\"name\":\"b\""), "validation", "name", "more than once"),
        body(json("budgetUsd", "0"), "validation", "budgetUsd", "must be more than 0"),
        body(json("budgetUsd", "\"-0.01\""), "validation", "budgetUsd", "must be more than 0"),
        body(json("budgetUsd", "-5"), "validation", "budgetUsd", "must be more than 0"),
        body(json("budgetUsd", "1000.01"), "validation", "budgetUsd", "must be at most 1000.00"),
        body(json("budgetUsd", "1e999"), "validation", "budgetUsd", "plain decimal"),
        body(json("budgetUsd", "1e-2000000000"), "validation", "budgetUsd", "plain decimal"),
        body(json("budgetUsd", "\"1e2\""), "validation", "budgetUsd", "plain decimal"),
        body(json("budgetUsd", "\"five\""), "validation", "budgetUsd", "plain decimal"),
        body(json("budgetUsd", "\"NaN\""), "validation", "budgetUsd", "plain decimal"),
        body(json("budgetUsd", "\"\""), "validation", "budgetUsd", "plain decimal"),
        body(json("budgetUsd", "0.0000000001"), "validation", "budgetUsd", "plain decimal"),
        body(json("budgetUsd", "9".repeat(999)), "validation", "budgetUsd", "plain decimal"),
        body(json("budgetUsd", "9".repeat(1_500)), "malformed", "body", "is not valid JSON"),
        body(json("budgetUsd", "NaN"), "malformed", "body", "is not valid JSON"),
        body(json("budgetUsd", "true"), "validation", "budgetUsd", "must be a decimal number"),
        body(json("budgetUsd", "[5]"), "validation", "budgetUsd", "must be a decimal number"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void refusesBody(String body, String type, String field, String reason) {
    HttpResponse<String> response = client.submit(body);

    assertProblem(response, new Expected(400, type, field, reason));
  }

  static Stream<Object[]> addresses() {
    return Stream.of(
        address("/api/v1/nothing", 404, "not-found", "", ""),
        address("/nothing/at/all", 404, "not-found", "", ""),
        address("/error", 404, "not-found", "", ""),
        address(NOWHERE, 404, "not-found", "id", "names no project"),
        address(NOWHERE + "/tasks", 404, "not-found", "id", "names no project"),
        address(NOWHERE + "/tasks/plan", 404, "not-found", "id", "names no project"),
        address(NOWHERE + "/events", 404, "not-found", "id", "names no project"),
        address(NOWHERE + "/artifacts", 404, "not-found", "id", "names no project"),
        address(NOWHERE + "/artifacts/a.txt", 404, "not-found", "id", "names no project"),
        address(NOWHERE + "/archive.zip", 404, "not-found", "id", "names no project"),
        address(NOWHERE + "/costs", 404, "not-found", "id", "names no project"),
        address(NOWHERE + "/report", 404, "not-found", "id", "names no project"),
        address(PROJECTS + "/7", 400, "validation", "id", "must be a UUID"),
        address(PROJECTS + "/7/events", 400, "validation", "id", "must be a UUID"),
        address(PROJECTS + "?limit=0", 400, "validation", "limit", "must be 1 to 200"),
        address(PROJECTS + "?limit=201", 400, "validation", "limit", "must be 1 to 200"),
        address(PROJECTS + "?limit=x", 400, "validation", "limit", "must be a whole number"),
        address(PROJECTS + "?limit=99999999999", 400, "validation", "limit", "a whole number"),
        address(PROJECTS + "?cursor=x", 400, "validation", "cursor", "must be the nextCursor"),
        address(PROJECTS + "?cursor=%00", 400, "validation", "cursor", "must be the nextCursor"),
        address(PROJECTS + "?status=DONE", 400, "validation", "status", "SUBMITTED, RUNNING"),
        address(PROJECTS + "?status=running", 400, "validation", "status", "SUBMITTED, RUNNING"),
        address(NOWHERE + "/events?after=-1", 400, "validation", "after", "a whole number from 0"),
        address(NOWHERE + "/events?after=x", 400, "validation", "after", "a whole number from 0"),
        address(NOWHERE + "/events?limit=1001", 400, "validation", "limit", "from 1 to 1000"));
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void refusesAddress(String path, Expected expected) {
    assertProblem(client.get(path), expected);
  }

  @Test
  void refusesBrokenUtf8() {
    byte[] body = json("name", "\"a?\"").getBytes(StandardCharsets.UTF_8);
    body[new String(body, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xff;

    HttpResponse<String> response = client.send(post(BodyPublishers.ofByteArray(body)));

    assertProblem(response, new Expected(400, "malformed", "body", "is not valid JSON"));
  }

  @Test
  void refusesOtherContentType() {
    HttpResponse<String> response =
        client.send(
            client
                .request(PROJECTS)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));

    assertProblem(
        response, new Expected(415, "unsupported-media-type", "Content-Type", "application/json"));
  }

  @Test
  void refusesMissingContentType() {
    HttpResponse<String> response =
        client.send(client.request(PROJECTS).POST(BodyPublishers.ofString("{}")));

    assertProblem(
        response, new Expected(415, "unsupported-media-type", "Content-Type", "application/json"));
  }

  @Test
  void refusesFormBody() {
    HttpResponse<String> response =
        client.send(
            client
                .request(PROJECTS)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=Todo")));

    assertProblem(
        response, new Expected(415, "unsupported-media-type", "Content-Type", "application/json"));
  }

  @Test
  void refusesOtherCharset() {
    HttpResponse<String> response =
        client.send(
            client
                .request(PROJECTS)
                .header("Content-Type", "application/json;charset=ISO-8859-1")
                .POST(BodyPublishers.ofString("{}")));

    assertProblem(response, new Expected(415, "unsupported-media-type", "Content-Type", "UTF-8"));
  }

  @Test
  void refusesUnknownCharset() {
    HttpResponse<String> response =
        client.send(
            client
                .request(PROJECTS)
                .header("Content-Type", "application/json;charset=klingon")
                .POST(BodyPublishers.ofString("{}")));

    assertProblem(
        response, new Expected(415, "unsupported-media-type", "Content-Type", "application/json"));
  }

  @Test
  void refusesOtherAccept() {
    HttpResponse<String> response =
        client.send(client.request(PROJECTS).header("Accept", "image/png"));

    assertProblem(response, new Expected(406, "not-acceptable", "", ""));
  }

  @Test
  void refusesOtherAcceptOfEvents() {
    HttpResponse<String> response =
        client.send(client.request(NOWHERE + "/events").header("Accept", "image/png"));

    assertProblem(response, new Expected(406, "not-acceptable", "", ""));
  }

  @Test
  void refusesOtherMethod() {
    HttpResponse<String> response = client.send(client.request(PROJECTS).DELETE());

    assertProblem(response, new Expected(405, "method-not-allowed", "", ""));
    assertThat(response.headers().firstValue("Allow").orElse("")).contains("GET").contains("POST");
  }

  @Test
  void refusesLastEventIdThatIsNone() {
    HttpResponse<String> response =
        client.send(client.request(NOWHERE + "/events").header("Last-Event-ID", "last"));

    assertProblem(
        response, new Expected(400, "validation", "Last-Event-ID", "must be a whole number"));
  }

  @Test
  void refusesBriefOfOneMegabyte() {
    HttpResponse<String> response = client.submit(json("brief", quoted(1_000_000)));

    assertProblem(response, new Expected(413, "too-large", "body", "at most 262144 bytes"));
  }

  @Test
  void refusesLongBodyOfUnknownLength() {
    byte[] part = " ".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    HttpRequest.BodyPublisher chunked =
        BodyPublishers.fromPublisher(
            BodyPublishers.ofByteArrays(Stream.generate(() -> part).limit(100).toList()));

    HttpResponse<String> response = client.send(post(chunked));

    assertProblem(response, new Expected(413, "too-large", "body", "at most 262144 bytes"));
  }

  @Test
  void takesBodyOfKnownAndUnknownLengthUpToTheLimit() {
    String body = json("name", "\"Todo\"");
    String longest = " ".repeat(256 * 1024 - body.length()) + body;
    HttpRequest.BodyPublisher chunked =
        BodyPublishers.fromPublisher(BodyPublishers.ofString(longest));

    assertThat(client.submit(longest).statusCode()).isEqualTo(202);
    assertThat(client.send(post(chunked)).statusCode()).isEqualTo(202);
  }

  static Stream<String> keys() {
    return Stream.of("", " ", "k".repeat(256), "a\tb");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void refusesIdempotencyKeyOutOfShape(String key) {
    HttpResponse<String> response = client.submit(json("name", "\"Todo\""), "Idempotency-Key", key);

    assertProblem(
        response, new Expected(400, "validation", "Idempotency-Key", "1 to 255 printable ASCII"));
  }

  @Test
  void refusesSameIdempotencyKeyWithAnotherBody() {
    String key = UUID.randomUUID().toString();
    client.submit(json("name", "\"Todo\""), "Idempotency-Key", key);

    HttpResponse<String> response =
        client.submit(json("name", "\"Other\""), "Idempotency-Key", key);

    assertProblem(
        response,
        new Expected(422, "idempotency-conflict", "Idempotency-Key", "with another request"));
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    HttpResponse<String> response =
        client.submit("{\"name\":\"\",\"template\":\"x\",\"budgetUsd\":0}");

    assertThat(
            client.json(response).get("errors").valueStream().map(e -> e.get("field").asString()))
        .containsExactly("name", "brief", "template", "budgetUsd");
  }

  private HttpRequest.Builder post(HttpRequest.BodyPublisher body) {
    return client.request(PROJECTS).header("Content-Type", "application/json").POST(body);
  }

  private void assertProblem(HttpResponse<String> response, Expected expected) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(expected.status());
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(response.body()).doesNotContain("java.").doesNotContain("io.aios");
    JsonNode problem = client.json(response);
    assertThat(problem.get("type").asString()).isEqualTo("urn:aios:problem:" + expected.type());
    assertThat(problem.get("status").asInt()).isEqualTo(expected.status());
    assertThat(problem.get("title").asString()).isNotBlank();
    assertThat(problem.get("detail").asString()).isNotBlank();
    assertThat(problem.get("instance").asString()).startsWith("/");
    if (!expected.field().isEmpty()) {
      JsonNode error = problem.get("errors").get(0);
      assertThat(error.get("field").asString()).isEqualTo(expected.field());
      assertThat(error.get("reason").asString()).contains(expected.reason());
    }
  }

  private static Object[] body(String body, String type, String field, String reason) {
    return new Object[] {body, type, field, reason};
  }

  private static Object[] address(
      String path, int status, String type, String field, String reason) {
    return new Object[] {path, new Expected(status, type, field, reason)};
  }

  /** A good request, but for one field. */
  private static String json(String field, String value) {
    return Stream.of("name", "brief")
        .filter(other -> !other.equals(field))
        .map(other -> "\"" + other + "\":\"Todo\",")
        .reduce("{", String::concat)
        .concat("\"" + field + "\":" + value + "}");
  }

  private static String quoted(int characters) {
    return "\"" + "x".repeat(characters) + "\"";
  }
}
