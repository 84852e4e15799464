package io.aios.testing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.llm.http.Fixture;
import io.aios.testing.model.Bill.Delivery;
import io.aios.testing.model.Bill.Line;
import io.aios.testing.model.ModelServer.Offering;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ModelServerTest {

  private static final String KEY = "sk-test";
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BRIEF =
      "<template name=\"web-app\">\nguidance\n</template>\n<brief name=\"Größe\">\nBuild a Todo app"
          + " with due dates\n</brief>\n<deliver>specification</deliver>\n";

  private static final List<LocalModel> LOCAL = List.of(new LocalModel("house:8b", "0.3", "0.7"));

  private final Map<Integer, Fault> faults = new HashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private ModelServer server = start();

  @AfterEach
  void stop() {
    server.close();
    http.close();
  }

  @Test
  void streamsAMessageAndBillsWhatItReports() throws Exception {
    List<JsonNode> events = events(claude(claudeBody(true)));

    String text = claudeText(events);
    JsonNode usage = events.get(events.size() - 2).path("usage");
    assertThat(text).contains("<file path=\"contract/openapi.yaml\">").contains("Größe");
    assertThat(events.getLast().path("type").asString()).isEqualTo("message_stop");
    assertThat(server.bill().lines()).hasSize(1);
    Line line = server.bill().lines().getFirst();
    assertThat(line.delivery()).isEqualTo(Delivery.WHOLE);
    assertThat(line.used().output()).isEqualTo(usage.path("output_tokens").asLong());
    assertThat(line.used().uncached()).isEqualTo(usage.path("input_tokens").asLong());
    assertThat(line.usd())
        .isEqualByComparingTo(
            dollars(line.used().uncached(), "2").add(dollars(line.used().output(), "10")));
  }

  @Test
  void readsMarkedPromptsFromItsCache() throws Exception {
    String stable = "# Agent: CTO\n" + "Write well and think of everything. ".repeat(400);
    ObjectNode body = claudeBody(true);
    ObjectNode block = body.putArray("system").addObject();
    block.put("type", "text").put("text", stable);
    block.putObject("cache_control").put("type", "ephemeral");

    events(claude(body));
    body.withArray("messages").addObject().put("role", "assistant").put("content", "Done.");
    body.withArray("messages").addObject().put("role", "user").put("content", "<continue/>");
    events(claude(body));

    Consumption first = server.bill().lines().getFirst().used();
    Consumption second = server.bill().lines().getLast().used();
    assertThat(first.cacheWriteShort()).isGreaterThan(2000);
    assertThat(first.cacheRead()).isZero();
    assertThat(second.cacheRead()).isEqualTo(first.cacheWriteShort());
    assertThat(second.cacheWriteShort()).isZero();
    assertThat(server.bill().lines().getLast().usd())
        .isEqualByComparingTo(
            dollars(second.uncached(), "2")
                .add(dollars(second.cacheRead(), "0.1"))
                .add(dollars(second.output(), "10")));
  }

  @Test
  void streamsAResponseAndBillsWhatItReports() throws Exception {
    List<JsonNode> events = events(openAi(openAiBody()));

    JsonNode end = events.getLast();
    assertThat(end.path("type").asString()).isEqualTo("response.completed");
    var text = new StringBuilder();
    events.forEach(event -> text.append(event.path("delta").asString("")));
    JsonNode content = end.path("response").path("output").get(1).path("content").get(0);
    assertThat(content.path("text").asString()).isEqualTo(text.toString()).contains("Größe");
    JsonNode usage = end.path("response").path("usage");
    Line line = server.bill().lines().getFirst();
    assertThat(line.used().prompt()).isEqualTo(usage.path("input_tokens").asLong());
    assertThat(line.used().output()).isEqualTo(usage.path("output_tokens").asLong());
    assertThat(line.usd())
        .isEqualByComparingTo(
            dollars(line.used().uncached(), "1").add(dollars(line.used().output(), "5")));
  }

  @Test
  void streamsAChatAndBillsWhatItReports() throws Exception {
    String stream = ollama(ollamaBody()).body();

    List<JsonNode> chunks = chunks(stream);
    var text = new StringBuilder();
    chunks.forEach(chunk ->
        text.append(chunk.path("choices").path(0).path("delta").path("content").asString("")));
    JsonNode usage = chunks.getLast().path("usage");
    Line line = server.bill().lines().getFirst();
    assertThat(stream).endsWith("data: [DONE]\n\n");
    assertThat(text).contains("<file path=\"contract/openapi.yaml\">").contains("Größe");
    assertThat(line.used().prompt()).isEqualTo(usage.path("prompt_tokens").asLong());
    assertThat(line.used().output()).isEqualTo(usage.path("completion_tokens").asLong());
    assertThat(line.usd())
        .isEqualByComparingTo(
            dollars(line.used().uncached(), "0.3").add(dollars(line.used().output(), "0.7")));
  }

  @Test
  void tellsTheUsageOfAChatOnlyIfItIsAskedTo() throws Exception {
    ObjectNode body = ollamaBody();
    body.remove("stream_options");

    assertThat(ollama(body).body()).contains("[DONE]").doesNotContain("usage");
  }

  @Test
  void isBusyWithAChatAsOllamaIs() throws Exception {
    faults.putAll(Map.of(1, Fault.RATE_LIMITED, 2, Fault.OVERLOADED, 3, Fault.ERROR_IN_TEXT));
    restart();

    for (int busy = 0; busy < 2; busy++) {
      HttpResponse<String> answer = ollama(ollamaBody());
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("server busy").contains("\"code\":null");
    }
    assertThat(ollama(ollamaBody()).body()).contains("api_error").doesNotContain("[DONE]");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"max_completion_tokens\":100}', max_completion_tokens",
    "'{\"max_tokens\":null}', has no end",
    "'{\"store\":false}', store",
    "'{\"messages\":[]}', nothing to answer",
    "'{\"messages\":[{\"role\":\"developer\",\"content\":\"So\"}]}', developer",
    "'{\"model\":\"llama9\"}', try pulling it first"
  })
  void refusesAChatRequestThatOllamaWouldMisread(String change, String reason) throws Exception {
    ObjectNode body = ollamaBody();
    body.setAll((ObjectNode) JSON.readTree(change));

    HttpResponse<String> answer = ollama(body);

    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).contains(reason);
    assertThat(server.bill().lines()).isEmpty();
  }

  @Test
  void saysNothingThatTheRecordedAnswersDoNotSay() throws Exception {
    List<JsonNode> recorded = events(recorded("anthropic/messages-stream-thinking-tool-use"));
    recorded.addAll(events(recorded("openai-responses/responses-stream-text")));
    Map<String, Set<String>> known = new HashMap<>();
    recorded.addAll(chunks(recorded("openai-compatible/ollama-stream-reasoning-usage")));
    recorded.forEach(event -> places(event, type(event), known));

    List<JsonNode> spoken = events(claude(claudeBody(true)));
    spoken.addAll(events(openAi(openAiBody())));
    spoken.addAll(chunks(ollama(ollamaBody()).body()));

    for (JsonNode event : spoken) {
      Map<String, Set<String>> own = new HashMap<>();
      places(event, type(event), own);
      own.forEach((place, names) -> {
        if (!place.contains("reasoning")) {
          assertThat(known.get(place)).as(place).containsAll(names);
        }
      });
    }
  }

  @Test
  void cutsAStreamInTheMiddleAndBillsTheHalf() {
    faults.put(1, Fault.CUT_IN_TEXT);
    restart();

    assertThatThrownBy(() -> claude(claudeBody(true))).isInstanceOf(IOException.class);

    Line line = server.bill().lines().getFirst();
    assertThat(line.delivery()).isEqualTo(Delivery.CUT);
    assertThat(line.used().output()).isGreaterThan(100);
  }

  @Test
  void cutsAStreamAfterItsUsageAndBillsTheWhole() throws Exception {
    faults.put(1, Fault.CUT_BEFORE_END);
    restart();

    assertThatThrownBy(() -> claude(claudeBody(true))).isInstanceOf(IOException.class);
    events(claude(claudeBody(true)));

    List<Line> lines = server.bill().lines();
    assertThat(lines)
        .extracting(Line::delivery)
        .containsExactly(Delivery.CUT_AFTER_USAGE, Delivery.WHOLE);
    assertThat(lines.getFirst().nanos()).isEqualTo(lines.getLast().nanos());
    assertThat(lines.getFirst().request()).isEqualTo(lines.getLast().request());
  }

  @Test
  void tellsAnErrorInTheMiddleOfAStream() throws Exception {
    faults.put(1, Fault.ERROR_IN_TEXT);
    faults.put(2, Fault.ERROR_IN_TEXT);
    restart();

    JsonNode claude = events(claude(claudeBody(true))).getLast();
    JsonNode openAi = events(openAi(openAiBody())).getLast();

    assertThat(claude.path("error").path("type").asString()).isEqualTo("overloaded_error");
    assertThat(openAi.path("error").path("code").asString()).isEqualTo("server_error");
  }

  @Test
  void turnsCallsDownForNothingAsItWasTold() throws Exception {
    faults.putAll(
        Map.of(
            1, Fault.RATE_LIMITED, 2, Fault.OVERLOADED, 3, Fault.UNAVAILABLE, 4, Fault.OVERLOADED));
    restart();

    HttpResponse<String> limited = claude(claudeBody(true));

    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("retry-after")).contains("1");
    assertThat(claude(claudeBody(true)).statusCode()).isEqualTo(529);
    assertThat(openAi(openAiBody()).statusCode()).isEqualTo(503);
    assertThat(openAi(openAiBody()).body()).contains("slow_down");
    assertThat(server.bill().lines()).isEmpty();
    assertThat(server.calls()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"temperature\":1.0}', sampling",
    "'{\"colour\":1}', Extra inputs",
    "'{\"messages\":[]}', at least one message",
    "'{\"messages\":[{\"role\":\"user\",\"content\":\"\"}]}', non-empty",
    "'{\"messages\":[{\"role\":\"assistant\",\"content\":\"So\"}]}', prefill",
    "'{\"max_tokens\":null}', max_tokens",
    "'{\"max_tokens\":10000000}', max_tokens",
    "'{\"thinking\":{\"type\":\"disabled\"}}', cannot switch thinking off",
    "'{\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}}', not supported",
    "'{\"output_config\":{\"effort\":\"none\"}}', effort",
    "'{\"model\":\"claude-3-opus-20240229\"}', claude-3-opus",
    "'{\"model\":\"gpt-6.1-terra\"}', gpt-6.1-terra"
  })
  void refusesAMessageRequestThatBreaksARule(String change, String reason) throws Exception {
    ObjectNode body = claudeBody(true);
    body.setAll((ObjectNode) JSON.readTree(change));

    HttpResponse<String> answer = claude(body);

    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).contains(reason);
    assertThat(server.bill().lines()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"temperature\":1.0}', unsupported_parameter",
    "'{\"max_tokens\":100}', unsupported_parameter",
    "'{\"colour\":1}', unknown_parameter",
    "'{\"max_output_tokens\":5}', max_output_tokens",
    "'{\"input\":[{\"role\":\"user\",\"content\":\"So\"}]}', input",
    "'{\"input\":[{\"type\":\"message\",\"role\":\"assistant\",\"content\":\"So\"}]}', input",
    "'{\"reasoning\":{\"effort\":\"minimal\"}}', unsupported_value",
    "'{\"model\":\"gpt-4-turbo\"}', model_not_found"
  })
  void refusesAResponseRequestThatBreaksARule(String change, String reason) throws Exception {
    ObjectNode body = openAiBody();
    body.setAll((ObjectNode) JSON.readTree(change));

    HttpResponse<String> answer = openAi(body);

    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).contains(reason);
  }

  @Test
  void refusesWrongHeaders() throws Exception {
    String body = claudeBody(true).toString();

    assertThat(post("/v1/messages", body, "x-api-key", KEY).body()).contains("anthropic-version");
    assertThat(
            post("/v1/messages", body, "x-api-key", "other", "anthropic-version", "2026-10-21")
                .statusCode())
        .isEqualTo(401);
    assertThat(
            post("/v1/messages", body, "x-api-key", KEY, "Authorization", "Bearer " + KEY)
                .statusCode())
        .isEqualTo(401);
    assertThat(post("/v1/responses", "{}", "x-api-key", KEY).statusCode()).isEqualTo(401);
  }

  @Test
  void countsAndListsForNothing() throws Exception {
    ObjectNode body = claudeBody(false);
    body.remove("max_tokens");

    JsonNode count =
        JSON.readTree(
            post(
                    "/v1/messages/count_tokens",
                    body.toString(),
                    "x-api-key",
                    KEY,
                    "anthropic-version",
                    "2026-10-21")
                .body());
    HttpResponse<String> models =
        http.send(
            HttpRequest.newBuilder(server.url().resolve("/v1/models"))
                .header("Authorization", "Bearer " + KEY)
                .build(),
            BodyHandlers.ofString());

    assertThat(count.path("input_tokens").asInt()).isGreaterThan(50);
    assertThat(models.body()).contains("gpt-6.1-terra").doesNotContain("claude");
    assertThat(server.bill().total()).isZero();
  }

  @Test
  void writesNoMoreThanItMay() throws Exception {
    ObjectNode body = claudeBody(false).put("max_tokens", 300);

    JsonNode message = JSON.readTree(claude(body).body());

    assertThat(message.path("stop_reason").asString()).isEqualTo("max_tokens");
    assertThat(message.path("usage").path("output_tokens").asInt()).isBetween(200, 300);
  }

  private void restart() {
    server.close();
    server = start();
  }

  private ModelServer start() {
    return ModelServer.start(new Offering(0, KEY, Duration.ZERO, faults, LOCAL));
  }

  private static ObjectNode claudeBody(boolean stream) {
    ObjectNode body = JSON.createObjectNode().put("model", "claude-sonnet-5-5");
    body.put("max_tokens", 16_000).put("system", "# Agent: CTO\nWrite.\n").put("stream", stream);
    body.putObject("thinking").put("type", "adaptive").put("display", "summarized");
    body.putArray("messages").addObject().put("role", "user").put("content", BRIEF);
    return body;
  }

  private static ObjectNode openAiBody() {
    ObjectNode body = JSON.createObjectNode().put("model", "gpt-6.1-terra");
    body.put("max_output_tokens", 16_000).put("instructions", "# Agent: CTO\nWrite.\n");
    body.put("stream", true).put("store", false);
    body.putArray("include").add("reasoning.encrypted_content");
    body.put("input", BRIEF);
    return body;
  }

  private static ObjectNode ollamaBody() {
    ObjectNode body = JSON.createObjectNode().put("model", "house:8b").put("max_tokens", 16_000);
    body.put("stream", true).putObject("stream_options").put("include_usage", true);
    body.putArray("messages")
        .add(JSON.createObjectNode().put("role", "system").put("content", "# Agent: CTO\nWrite.\n"))
        .add(JSON.createObjectNode().put("role", "user").put("content", BRIEF));
    return body;
  }

  private HttpResponse<String> ollama(ObjectNode body) throws Exception {
    return post("/ollama/v1/chat/completions", body.toString(), "Accept", "*/*");
  }

  private HttpResponse<String> claude(ObjectNode body) throws Exception {
    return post(
        "/v1/messages", body.toString(), "x-api-key", KEY, "anthropic-version", "2026-10-21");
  }

  private HttpResponse<String> openAi(ObjectNode body) throws Exception {
    return post("/v1/responses", body.toString(), "Authorization", "Bearer " + KEY);
  }

  private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    URI uri = server.url().resolve(path);
    return http.send(
        HttpRequest.newBuilder(uri).headers(headers).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private static String recorded(String name) {
    return new String(Fixture.named(name).bytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static List<JsonNode> events(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return events(answer.body());
  }

  private static List<JsonNode> events(String stream) {
    return new java.util.ArrayList<>(
        stream
            .lines()
            .filter(line -> line.startsWith("data: "))
            .map(line -> JSON.readTree(line.substring(6)))
            .toList());
  }

  /** The events of a stream without names; all but the one that says that it ends. */
  private static List<JsonNode> chunks(String stream) {
    return events(stream.replace("data: [DONE]\n", ""));
  }

  private static String claudeText(List<JsonNode> events) {
    var text = new StringBuilder();
    events.forEach(event -> text.append(event.path("delta").path("text").asString("")));
    return text.toString();
  }

  /** The names of the fields of every object of an event, by the way to it. */
  private static void places(JsonNode node, String place, Map<String, Set<String>> all) {
    if (node.isObject()) {
      String here =
          node.has("type") && !type(node).equals(place) ? place + "/" + type(node) : place;
      all.computeIfAbsent(here, name -> new LinkedHashSet<>()).addAll(node.propertyNames());
      node.forEachEntry((name, part) -> places(part, here + "." + name, all));
    }
    node.forEach(part -> {
      if (node.isArray()) {
        places(part, place + "[]", all);
      }
    });
  }

  private static String type(JsonNode node) {
    return node.path("type").asString("");
  }

  private static BigDecimal dollars(long tokens, String perMillion) {
    return new BigDecimal(perMillion).multiply(BigDecimal.valueOf(tokens)).movePointLeft(6);
  }
}
