package io.aios.llm.openai;

import static io.aios.llm.openai.Recordings.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Caching;
import io.aios.llm.Effort;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Prompt;
import io.aios.llm.Reasoning;
import io.aios.llm.Recurrence;
import io.aios.llm.ReplyShape;
import io.aios.llm.Seam;
import io.aios.llm.Tokenizer;
import io.aios.llm.Tool;
import io.aios.llm.ToolCall;
import io.aios.llm.ToolResult;
import io.aios.llm.Turn;
import io.aios.llm.http.Fixture;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RequestWriterTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String API = "openai-responses/";

  private static final Recurrence RECURRENCE = new Recurrence(InstantSource.fixed(NOW));

  private static final Turn.User WEATHER = new Turn.User("Weather in Paris and in Rome?");

  private static final Tool GET_WEATHER =
      new Tool(
          "get_weather",
          "Current weather for a city.",
          """
          {"type": "object", "properties": {
            "city": {"type": "string"},
            "unit": {"type": "string", "enum": ["celsius", "fahrenheit"]}},
           "required": ["city"], "additionalProperties": false}\
          """);

  private static final String SENTIMENT =
      """
      {"type": "object", "properties": {
        "sentiment": {"type": "string", "enum": ["positive", "negative"]},
        "score": {"type": "number"}},
       "required": ["sentiment", "score"], "additionalProperties": false}\
      """;

  private static final Turn.Assistant CALLS =
      new Turn.Assistant(
          "",
          List.of(
              new ToolCall(
                  "call_fixture0001", "get_weather", "{\"city\":\"Paris\",\"unit\":\"celsius\"}"),
              new ToolCall(
                  "call_fixture0002", "get_weather", "{\"city\":\"Rome\",\"unit\":\"celsius\"}")),
          List.of(
              new Reasoning(
                  Recordings.TERRA,
                  "{\"id\":\"rs_fixture0001\",\"type\":\"reasoning\",\"summary\":[],"
                      + "\"encrypted_content\":\"gAAAAABfixture==\"}")));

  private static final Turn.ToolResults TEMPERATURES =
      new Turn.ToolResults(
          List.of(
              new ToolResult("call_fixture0001", "14 C", false),
              new ToolResult("call_fixture0002", "21 C", false)));

  private static final Prompt FOLLOW_UP =
      new Prompt("", List.of(WEATHER, CALLS, TEMPERATURES), 2_048).with(List.of(GET_WEATHER));

  private static final Map<String, Prompt> PROMPTS =
      Map.of(
          "responses-text",
          new Prompt(
                  "Answer in one sentence.",
                  List.of(new Turn.User("What is the capital of France?")),
                  512)
              .with(Effort.NONE),
          "responses-stream-text",
          Recordings.HELLO,
          "responses-structured-output",
          new Prompt("", List.of(new Turn.User("Classify: I love it")), 2_048)
              .with(new ReplyShape.Json("sentiment", SENTIMENT)),
          "responses-tool-call",
          new Prompt("", List.of(WEATHER), 2_048).with(List.of(GET_WEATHER)),
          "responses-tool-output-followup",
          FOLLOW_UP);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "responses-text",
        "responses-stream-text",
        "responses-structured-output",
        "responses-tool-call",
        "responses-tool-output-followup"
      })
  void writesWhatWasRecorded(String name) {
    JsonNode recorded = Fixture.named(API + name).request().orElseThrow();
    var model = new ModelId(OpenAiProvider.NAME, recorded.path("model").asString());
    Prompt prompt = Objects.requireNonNull(PROMPTS.get(name));

    assertThat(written(model, prompt)).isEqualTo(asWeWrite((ObjectNode) recorded, prompt));
  }

  @Test
  void coversEachRecordedRequest() {
    assertThat(Fixture.of("openai-responses").stream().filter(f -> f.request().isPresent()))
        .extracting(fixture -> fixture.name().substring(API.length()))
        .hasSameElementsAs(PROMPTS.keySet());
  }

  /** The only differences between the recorded requests and ours, all of them wanted. */
  private static ObjectNode asWeWrite(ObjectNode recorded, Prompt prompt) {
    ObjectNode request = recorded.deepCopy();
    request.put("stream", true); // always
    request.put("service_tier", "default"); // else the project's own setting decides the price
    request.remove("safety_identifier"); // of users of ours that we do not have
    request.remove("tool_choice"); // auto is what happens without
    request.remove("prompt_cache_key"); // a hash of the instructions instead
    CacheKey.INSTRUCTIONS.of(prompt).ifPresent(key -> request.put("prompt_cache_key", key));
    if (request.path("input").isString()) { // one message is a list of one
      String text = request.path("input").asString();
      request
          .putArray("input")
          .addObject()
          .put("type", "message")
          .put("role", "user")
          .put("content", text);
    }
    for (JsonNode item : request.path("input")) {
      if (item.path("type").asString().equals("function_call")) {
        ((ObjectNode) item).remove(List.of("id", "status")); // of no use without stored state
      }
    }
    for (JsonNode tool : request.path("tools")) { // strict ones must require all properties
      ((ObjectNode) tool).put("strict", StrictSchema.accepts(tool.path("parameters")));
    }
    return request;
  }

  @Test
  void sendsReasoningBackToItsWriterOnly() {
    assertThat(types(written(Recordings.TERRA, FOLLOW_UP)))
        .containsExactly(
            "message",
            "reasoning",
            "function_call",
            "function_call",
            "function_call_output",
            "function_call_output");
    assertThat(types(written(ModelId.of("openai/gpt-6-sol"), FOLLOW_UP)))
        .doesNotContain("reasoning");
    assertThat(types(written(ModelId.of("gateway/gpt-6.1-terra"), FOLLOW_UP)))
        .doesNotContain("reasoning");
  }

  @Test
  void sendsNoReasoningFromWhichNothingFollowed() {
    var cut = new Turn.Assistant("", List.of(), CALLS.reasoning());
    var prompt = new Prompt("", List.of(WEATHER, cut, new Turn.User("Go on.")), 100);

    assertThat(types(written(Recordings.TERRA, prompt))).containsExactly("message", "message");
  }

  @Test
  void saysThatAToolFailed() {
    var failed =
        new Turn.ToolResults(List.of(new ToolResult("call_fixture0001", "no such city", true)));
    var prompt = new Prompt("", List.of(WEATHER, CALLS, failed), 100);

    assertThat(written(Recordings.TERRA, prompt).path("input").path(4).path("output").asString())
        .isEqualTo("The tool failed: no such city");
  }

  @Test
  void leavesOutWhatTheModelCannotDo() {
    Prompt prompt =
        Recordings.HELLO
            .with(Effort.HIGH)
            .with(List.of(GET_WEATHER))
            .with(new ReplyShape.Json("sentiment", SENTIMENT));
    var writer =
        new RequestWriter(model -> ModelCard.PLAIN, RequestTier.FLEX, CacheKey.NONE, RECURRENCE);

    JsonNode request = JSON.readTree(writer.completion(Recordings.TERRA, prompt));

    assertThat(request.propertyNames())
        .containsExactlyInAnyOrder(
            "model", "input", "tools", "stream", "store", "max_output_tokens", "service_tier");
    assertThat(request.path("service_tier").asString()).isEqualTo("flex");
    assertThat(request.path("tools").path(0).path("strict").asBoolean()).isFalse();
  }

  @Test
  void asksForTheEffortThatTheModelHas() {
    assertThat(written(Recordings.TERRA, Recordings.HELLO.with(Effort.XHIGH)).path("reasoning"))
        .isEqualTo(JSON.readTree("{\"effort\": \"xhigh\"}"));
    assertThat(written(Recordings.TERRA, Recordings.HELLO).has("reasoning")).isFalse();
  }

  @Test
  void countsWhatTheModelWouldSeeAndNothingElse() {
    var writer =
        new RequestWriter(Recordings.CARDS, RequestTier.DEFAULT, CacheKey.INSTRUCTIONS, RECURRENCE);
    Prompt prompt = new Prompt("Be brief.", FOLLOW_UP.turns(), 100).with(List.of(GET_WEATHER));

    assertThat(JSON.readTree(writer.count(Recordings.TERRA, prompt)).propertyNames())
        .containsExactlyInAnyOrder("model", "instructions", "input", "tools");
  }

  @Test
  void keepsTheCacheKeyOfInstructionsWhateverIsAsked() {
    var one = new Prompt("You write tests.", List.of(WEATHER), 100);
    var other = new Prompt("You write tests.", List.of(new Turn.User("Go.")), 200);
    var another = new Prompt("You write code.", List.of(WEATHER), 100);

    assertThat(key(one))
        .hasSizeLessThanOrEqualTo(64)
        .isEqualTo(key(other))
        .isNotEqualTo(key(another));
  }

  @Test
  void keepsTheCacheKeyOfAllThatTasksOfAProjectShare() {
    assertThat(CacheKey.PREFIX.of(opening("A", "x", 0)))
        .isEqualTo(CacheKey.PREFIX.of(opening("A", "y", 1)))
        .isNotEqualTo(CacheKey.PREFIX.of(opening("B", "x", 0)))
        .hasValueSatisfying(key -> assertThat(key).hasSizeLessThanOrEqualTo(64));
    assertThat(CacheKey.PREFIX.of(new Prompt("You write.", List.of(WEATHER), 100)))
        .isEqualTo(CacheKey.INSTRUCTIONS.of(new Prompt("You write.", List.of(WEATHER), 100)));
    assertThat(CacheKey.PREFIX.of(new Prompt("", List.of(WEATHER), 100))).isEmpty();
  }

  @Test
  void hasNothingKeptThatNobodyIsExpectedToReadAgain() {
    JsonNode request = marked(new Recurrence(InstantSource.fixed(NOW)), opening("A", "x", 0));

    assertThat(request.at("/prompt_cache_options/mode").asString()).isEqualTo("explicit");
    assertThat(request.toString()).doesNotContain("prompt_cache_breakpoint");
    assertThat(request.at("/input/0/content"))
        .extracting(part -> part.path("text").asString())
        .containsExactly("A", "x", "mine");
  }

  @Test
  void hasTheBeginningKeptThatOthersAreExpectedToReadAgain() {
    JsonNode request = marked(new Recurrence(InstantSource.fixed(NOW)), opening("A", "x", 1));

    assertThat(request.at("/prompt_cache_options/mode").asString()).isEqualTo("explicit");
    assertThat(request.at("/input/0/content"))
        .extracting(part -> part.at("/prompt_cache_breakpoint/mode").asString(""))
        .containsExactly("explicit", "", "");
  }

  @Test
  void hasTheBeginningKeptThatCameBackLately() {
    var recurrence = new Recurrence(InstantSource.fixed(NOW));
    marked(recurrence, opening("A", "x", 0));

    JsonNode request = marked(recurrence, opening("A", "y", 0));

    assertThat(request.at("/input/0/content"))
        .extracting(part -> part.at("/prompt_cache_breakpoint/mode").asString(""))
        .containsExactly("explicit", "", "");
  }

  @Test
  void leavesTheEndOfAConversationThatGoesOnToOpenAi() {
    Prompt prompt = opening("A", "x", 0).then("Well", "Go on");

    JsonNode request = marked(new Recurrence(InstantSource.fixed(NOW)), prompt);

    assertThat(request.has("prompt_cache_options")).isFalse();
  }

  @Test
  void namesNoBreakpointsToModelsThatKnowNone() {
    JsonNode request = written(Recordings.TERRA, opening("A", "x", 1));

    assertThat(request.has("prompt_cache_options")).isFalse();
    assertThat(request.toString()).doesNotContain("prompt_cache_breakpoint");
  }

  private static Prompt opening(String shared, String files, double again) {
    var turn =
        new Turn.User(
            shared + files + "mine",
            List.of(
                new Seam(shared.length(), Seam.Reach.PROJECT, again),
                new Seam(shared.length() + files.length(), Seam.Reach.TASK, 0)));
    return new Prompt("Rules.", List.of(turn), 100);
  }

  private static JsonNode marked(Recurrence recurrence, Prompt prompt) {
    var caching = new Caching(Caching.Mode.MARKED, 0, Duration.ofMinutes(30));
    var card = new ModelCard(true, true, Set.of(), Tokenizer.O200K, caching);
    var writer = new RequestWriter(model -> card, RequestTier.DEFAULT, CacheKey.PREFIX, recurrence);
    return JSON.readTree(writer.completion(Recordings.TERRA, prompt));
  }

  @Test
  void sendsTextThatIsNoValidUnicode() {
    var prompt = new Prompt("", List.of(new Turn.User("half a smile \uD83D")), 100);

    assertThat(written(Recordings.TERRA, prompt).path("input").path(0).path("content").asString())
        .isEqualTo("half a smile ?");
  }

  private static JsonNode written(ModelId model, Prompt prompt) {
    var writer =
        new RequestWriter(Recordings.CARDS, RequestTier.DEFAULT, CacheKey.INSTRUCTIONS, RECURRENCE);
    return JSON.readTree(writer.completion(model, prompt));
  }

  private static String key(Prompt prompt) {
    return written(Recordings.TERRA, prompt).path("prompt_cache_key").asString();
  }

  private static List<String> types(JsonNode request) {
    return request.path("input").valueStream().map(item -> item.path("type").asString()).toList();
  }
}
