package io.aios.llm.claude;

import static io.aios.llm.claude.ClaudeCast.HAIKU;
import static io.aios.llm.claude.ClaudeCast.SONNET;
import static io.aios.llm.claude.ClaudeCast.WEATHER;
import static io.aios.llm.claude.ClaudeCast.question;
import static io.aios.llm.claude.ClaudeCast.writer;
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
import io.aios.llm.ToolCall;
import io.aios.llm.ToolResult;
import io.aios.llm.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What a request says beyond what the recorded ones show. */
class RequestWriterTest {

  private static final Reasoning THOUGHT =
      new Reasoning(SONNET, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"S\"}");

  @Test
  void namesNoSamplingParameterAndNoPriorityTier() {
    JsonNode body = writer().streamed(SONNET, question("Hi", 10));

    assertThat(body.propertyNames())
        .containsExactlyInAnyOrder("model", "max_tokens", "messages", "service_tier", "stream");
    assertThat(body.path("service_tier").asString()).isEqualTo("standard_only");
  }

  @Test
  void givesReasoningBackToItsWriterFirstInTheTurn() {
    JsonNode said = assistant(SONNET, new Turn.Assistant("A", List.of(), List.of(THOUGHT)));

    assertThat(said.path("content"))
        .extracting(block -> block.path("type").asString())
        .containsExactly("thinking", "text");
  }

  @Test
  void keepsReasoningFromAnyOtherModel() {
    JsonNode said = assistant(HAIKU, new Turn.Assistant("A", List.of(), List.of(THOUGHT)));

    assertThat(said.path("content"))
        .extracting(block -> block.path("type").asString())
        .containsExactly("text");
  }

  @Test
  void leavesOutATurnThatIsNothingButReasoning() {
    JsonNode messages = messages(SONNET, new Turn.Assistant("", List.of(), List.of(THOUGHT)));

    assertThat(messages)
        .extracting(message -> message.path("role").asString())
        .containsExactly("user", "user");
  }

  @Test
  void writesNoEmptyText() {
    var call = new ToolCall("t1", "get_weather", "{}");

    JsonNode said = assistant(SONNET, new Turn.Assistant("", List.of(call), List.of()));

    assertThat(said.path("content"))
        .extracting(block -> block.path("type").asString())
        .containsExactly("tool_use");
  }

  @Test
  void wrapsArgumentsThatAreNoObject() {
    var calls =
        List.of(
            new ToolCall("t1", "get_weather", "{\"city\": \"Par"),
            new ToolCall("t2", "get_weather", "[1]"),
            new ToolCall("t3", "get_weather", ""));

    JsonNode said = assistant(SONNET, new Turn.Assistant("", calls, List.of()));

    assertThat(said.path("content"))
        .extracting(block -> block.path("input").path("INVALID_JSON").asString())
        .containsExactly("{\"city\": \"Par", "[1]", "");
  }

  @Test
  void answersAllCallsInOneMessageAndSaysWhichFailed() {
    var results =
        new Turn.ToolResults(
            List.of(new ToolResult("t1", "14 C", false), new ToolResult("t2", "no city", true)));
    Prompt prompt = question("Weather?", 10).then(new Turn.Assistant("Wait."), results);

    JsonNode last = writer().whole(SONNET, prompt).path("messages").get(2);

    assertThat(last.path("role").asString()).isEqualTo("user");
    assertThat(last.path("content"))
        .extracting(block -> block.path("is_error").asBoolean(false))
        .containsExactly(false, true);
  }

  @Test
  void marksASeamWhenEnoughPromptsAreExpectedToBeginTheSameWay() {
    assertThat(marked(writer().whole(SONNET, opening(0.27)))).isEmpty();
    assertThat(marked(writer().whole(SONNET, opening(0.28)))).containsExactly("Shared.\n");

    RequestWriter longer = ClaudeCast.writer(CacheTtl.ONE_HOUR, ThinkingDisplay.DEFAULT);
    assertThat(marked(longer.whole(SONNET, opening(1.11)))).isEmpty();
    assertThat(marked(longer.whole(SONNET, opening(1.12)))).containsExactly("Shared.\n");
  }

  @Test
  void marksWhatCameBackAndNoSecondTry() {
    RequestWriter writer = writer();
    Prompt one = new Prompt("Rules.", List.of(new Turn.User("Hi")), 10);
    Prompt other = new Prompt("Rules.", List.of(new Turn.User("Ho")), 10);

    assertThat(marked(writer.whole(SONNET, one))).isEmpty();
    assertThat(marked(writer.whole(SONNET, one))).as("tried again").isEmpty();
    assertThat(marked(writer.whole(HAIKU, other))).as("another model's cache").isEmpty();
    assertThat(marked(writer.whole(SONNET, other))).containsExactly("Rules.");
  }

  @Test
  void marksTheEndOfAConversationThatGoesOn() {
    Prompt single = new Prompt("Rules.", List.of(new Turn.User("Hi")), 10);
    var doubted = new Turn.User("And?", List.of(new Seam(4, Seam.Reach.TASK, 0.15)));

    assertThat(writer().whole(SONNET, single).has("cache_control")).isFalse();
    assertThat(writer().whole(SONNET, single.then("Hello.", "And now?")).at("/cache_control/ttl"))
        .isEqualTo(StringNode.valueOf("5m"));
    assertThat(
            writer()
                .whole(SONNET, single.then(new Turn.Assistant("Hello."), doubted))
                .has("cache_control"))
        .isFalse();
  }

  @Test
  void marksAtMostFourAndRatherTheLongest() {
    var seams =
        List.of(
            new Seam(2, Seam.Reach.KIND, 1),
            new Seam(4, Seam.Reach.PROJECT, 1),
            new Seam(6, Seam.Reach.TASK, 1));
    Prompt prompt = new Prompt("Rules.", List.of(new Turn.User("a.b.c.d.", seams)), 10);
    RequestWriter writer = writer();

    assertThat(marked(writer.whole(SONNET, prompt))).containsExactly("a.", "b.", "c.");
    JsonNode further = writer.whole(SONNET, prompt.then("Hello.", "And now?"));
    assertThat(marked(further)).containsExactly("a.", "b.", "c.");
    assertThat(further.has("cache_control")).isTrue();
    assertThat(further.toString().split("cache_control", -1)).hasSize(5);
  }

  @Test
  void marksNothingThatIsTooShortForTheModel() {
    var caching = new Caching(Caching.Mode.MARKED, 512, Duration.ofMinutes(5));
    var card = new ModelCard(true, true, Set.of(), Tokenizer.CLAUDE_NEW, caching);
    var writer =
        new RequestWriter(
            model -> card,
            CacheTtl.FIVE_MINUTES,
            ThinkingDisplay.DEFAULT,
            new Recurrence(ClaudeCast.CLOCK));

    assertThat(marked(writer.whole(SONNET, shared("x".repeat(2_559))))).isEmpty();
    assertThat(marked(writer.whole(SONNET, shared("x".repeat(2_560))))).hasSize(1);
  }

  @Test
  void cutsATurnAtItsSeamsWhetherTheyAreMarkedOrNot() {
    JsonNode content = writer().whole(SONNET, opening(0)).at("/messages/0/content");

    assertThat(content)
        .extracting(block -> block.path("text").asString())
        .containsExactly("Shared.\n", "Mine.");
  }

  private static Prompt opening(double again) {
    var seam = new Seam(8, Seam.Reach.PROJECT, again);
    var turn = new Turn.User("Shared.\nMine.", List.of(seam));
    return new Prompt("Rules.", List.of(turn), 10);
  }

  private static Prompt shared(String text) {
    var seam = new Seam(text.length(), Seam.Reach.PROJECT, 1);
    return new Prompt("", List.of(new Turn.User(text + "Mine.", List.of(seam))), 10);
  }

  /** The texts of the marked blocks. */
  private static List<String> marked(JsonNode body) {
    return body.findParents("cache_control").stream()
        .filter(block -> block.has("text"))
        .map(block -> block.path("text").asString())
        .toList();
  }

  @Test
  void marksNothingWhenTheCacheIsOff() {
    var plain = ClaudeCast.writer(CacheTtl.OFF, ThinkingDisplay.DEFAULT);
    Prompt prompt = new Prompt("Rules.", List.of(new Turn.User("Hi")), 10);

    String body = plain.whole(SONNET, prompt.then("Hello.", "And now?")).toString();

    assertThat(body).doesNotContain("cache_control");
  }

  @Test
  void asksForTheEffortThatTheModelKnows() {
    assertThat(effort(Effort.DEFAULT)).isEmpty();
    assertThat(effort(Effort.NONE)).isEqualTo("low");
    assertThat(effort(Effort.XHIGH)).isEqualTo("xhigh");
  }

  @Test
  void switchesThinkingOffWhereTheCardSaysThatItCan() {
    var card = new ModelCard(true, true, Set.of(Effort.NONE, Effort.LOW), Tokenizer.CLAUDE_NEW);
    var writer =
        new RequestWriter(
            model -> card,
            CacheTtl.OFF,
            ThinkingDisplay.SUMMARIZED,
            new Recurrence(ClaudeCast.CLOCK));

    JsonNode body = writer.whole(HAIKU, question("Hi", 10).with(Effort.NONE));

    assertThat(body.path("thinking").path("type").asString()).isEqualTo("disabled");
    assertThat(body.has("output_config")).isFalse();
  }

  @Test
  void leavesWishesOutThatAnUnknownModelMayRefuse() {
    var writer =
        new RequestWriter(
            model -> ModelCard.PLAIN,
            CacheTtl.FIVE_MINUTES,
            ThinkingDisplay.SUMMARIZED,
            new Recurrence(ClaudeCast.CLOCK));
    Prompt prompt =
        question("Hi", 10)
            .with(List.of(WEATHER))
            .with(new ReplyShape.Json("mood", "{\"type\":\"object\"}"))
            .with(Effort.HIGH);

    JsonNode body = writer.whole(HAIKU, prompt);

    assertThat(body.has("output_config")).isFalse();
    assertThat(body.has("thinking")).isFalse();
    assertThat(body.path("tools").get(0).has("strict")).isFalse();
  }

  private static String effort(Effort wanted) {
    return writer()
        .whole(SONNET, question("Hi", 10).with(wanted))
        .path("output_config")
        .path("effort")
        .asString("");
  }

  private static JsonNode assistant(ModelId model, Turn.Assistant turn) {
    return messages(model, turn).get(1);
  }

  private static JsonNode messages(ModelId model, Turn.Assistant turn) {
    Prompt prompt = question("Hi", 10).then(turn, new Turn.User("And?"));
    return writer().whole(model, prompt).path("messages");
  }
}
