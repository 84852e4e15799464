package io.aios.llm.claude;

import static io.aios.llm.claude.ClaudeCast.HAIKU;
import static io.aios.llm.claude.ClaudeCast.SONNET;
import static io.aios.llm.claude.ClaudeCast.WEATHER;
import static io.aios.llm.claude.ClaudeCast.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Effort;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult.Replied;
import io.aios.llm.Prompt;
import io.aios.llm.Reply;
import io.aios.llm.ReplyShape;
import io.aios.llm.ToolResult;
import io.aios.llm.Turn;
import io.aios.llm.http.Fixture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same prompts as in the recorded requests, written by us, say the same. */
class RecordedRequestTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void coversEveryRecordedRequest() {
    long recorded =
        Fixture.of("anthropic").stream().filter(each -> each.request().isPresent()).count();

    assertThat(recorded).isEqualTo(10);
  }

  @Test
  void asksForText() {
    Prompt prompt =
        new Prompt(
                "Answer in one sentence.",
                List.of(new Turn.User("What is the capital of France?")),
                1024)
            .with(Effort.LOW);

    assertSame("messages-text", HAIKU, prompt);
  }

  @Test
  void asksForAStream() {
    assertSame("messages-stream-text", HAIKU, question("Say hello.", 1024));
  }

  @Test
  void leavesThinkingToTheModel() {
    assertSame("messages-thinking-first-block", SONNET, question("17 * 23?", 4096));
  }

  @Test
  void offersTools() {
    Prompt prompt = question("Weather in Paris and in Rome?", 4096).with(List.of(WEATHER));

    assertSame("messages-tool-use", SONNET, prompt);
  }

  @Test
  void asksForASummaryOfThinking() {
    var writer = ClaudeCast.writer(CacheTtl.FIVE_MINUTES, ThinkingDisplay.SUMMARIZED);
    Prompt prompt = question("Say hello.", 1024).with(List.of(WEATHER));

    assertThat(again(writer, SONNET, prompt))
        .isEqualTo(ours(recorded("messages-stream-thinking-tool-use"), "5m"));
  }

  @Test
  void givesReasoningBackUnchangedWithTheResultsOfTools() {
    var reader = ClaudeCast.reader();
    reader.whole(body("messages-tool-use"));
    Reply reply = ((Replied) reader.result()).reply();

    Prompt prompt =
        question("Weather in Paris and in Rome?", 4096)
            .with(List.of(WEATHER))
            .then(
                new Turn.Assistant(reply.text(), reply.calls(), reply.reasoning()),
                new Turn.ToolResults(
                    List.of(
                        new ToolResult(reply.calls().get(0).id(), "14 C, cloudy", false),
                        new ToolResult(reply.calls().get(1).id(), "21 C, sunny", false))));

    assertSame("messages-tool-result-followup", SONNET, prompt);
  }

  @Test
  void asksForJson() {
    var shape =
        new ReplyShape.Json(
            "mood",
            """
            {"type": "object",
             "properties": {
               "sentiment": {"type": "string", "enum": ["positive", "negative"]},
               "score": {"type": "number"}},
             "required": ["sentiment", "score"],
             "additionalProperties": false}
            """);

    assertSame(
        "messages-structured-output",
        HAIKU,
        question("Classify: I love it", 512).with(shape).with(Effort.LOW));
  }

  @Test
  void keepsInstructionsInTheCacheForAnHour() {
    var writer = ClaudeCast.writer(CacheTtl.ONE_HOUR, ThinkingDisplay.DEFAULT);
    Prompt prompt =
        new Prompt("<long shared rules>", List.of(new Turn.User("<session context>\nReady?")), 256);

    writer.streamed(SONNET, new Prompt("<long shared rules>", List.of(new Turn.User("One")), 256));
    writer.streamed(SONNET, new Prompt("<long shared rules>", List.of(new Turn.User("Two")), 256));
    assertThat(writer.streamed(SONNET, prompt))
        .isEqualTo(ours(recorded("messages-cache-write-5m-and-1h"), "1h"));
  }

  @Test
  void hasTokensCounted() {
    Prompt prompt =
        new Prompt("You are a scientist", List.of(new Turn.User("Hello, Claude")), 1024);
    ObjectNode expected = ours(recorded("count-tokens"), "5m");
    expected.remove("stream");
    expected.remove("service_tier");
    ((ObjectNode) expected.path("system").get(0)).remove("cache_control");

    assertThat(ClaudeCast.writer().counted(SONNET, prompt)).isEqualTo(expected);
  }

  @Test
  void writesTheRequestsOfABatchWithoutStream() {
    JsonNode requests = recorded("batch-create").path("requests");

    assertThat(ClaudeCast.writer().whole(HAIKU, question("Hi", 64)))
        .isEqualTo(requests.get(0).path("params"));
    assertThat(ClaudeCast.writer().whole(HAIKU, question("Yo", 64)))
        .isEqualTo(requests.get(1).path("params"));
  }

  private static void assertSame(String name, ModelId model, Prompt prompt) {
    assertThat(again(ClaudeCast.writer(), model, prompt)).isEqualTo(ours(recorded(name), "5m"));
  }

  /** When another prompt with the same instructions was sent lately, so that they are kept. */
  private static ObjectNode again(RequestWriter writer, ModelId model, Prompt prompt) {
    var before =
        new Prompt(
            prompt.instructions(),
            List.of(new Turn.User("Something else")),
            prompt.maxOutputTokens(),
            prompt.tools(),
            prompt.shape(),
            prompt.effort());
    writer.streamed(model, before);
    return writer.streamed(model, prompt);
  }

  /**
   * A recorded request as we write it. The differences, all of them:
   *
   * <ul>
   *   <li>we always stream, and always ask for the tier of the list prices;
   *   <li>we name no user, and no choice of tool where it is the default;
   *   <li>instructions are a block, so that they can be marked for the cache, and the time to live
   *       is always written down;
   *   <li>a user's turn is one text.
   * </ul>
   */
  private static ObjectNode ours(JsonNode recorded, String ttl) {
    ObjectNode ours = ((ObjectNode) recorded).deepCopy();
    ours.put("stream", true).put("service_tier", "standard_only");
    ours.remove("metadata");
    ours.remove("tool_choice");
    JsonNode mark = JSON.createObjectNode().put("type", "ephemeral").put("ttl", ttl);
    if (ours.path("system").isString()) {
      String instructions = ours.path("system").asString();
      ours.putArray("system").addObject().put("type", "text").put("text", instructions);
    }
    if (ours.has("system")) {
      ((ObjectNode) ours.path("system").get(0)).set("cache_control", mark);
    }
    if (ours.has("cache_control")) {
      ours.set("cache_control", mark);
    }
    for (JsonNode message : ours.path("messages")) {
      joinTexts((ObjectNode) message);
    }
    return ours;
  }

  private static void joinTexts(ObjectNode message) {
    JsonNode content = message.path("content");
    boolean isText = content.isArray() && content.get(0).path("type").asString().equals("text");
    if (isText && message.path("role").asString().equals("user")) {
      message.put(
          "content",
          StreamSupport.stream(content.spliterator(), false)
              .map(block -> block.path("text").asString())
              .collect(Collectors.joining("\n")));
    }
  }

  private static JsonNode recorded(String name) {
    return Fixture.named("anthropic/" + name).request().orElseThrow();
  }

  private static JsonNode body(String name) {
    return JSON.readTree(
        new String(Fixture.named("anthropic/" + name).bytes(), StandardCharsets.UTF_8));
  }
}
