package io.aios.llm.compatible;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Effort;
import io.aios.llm.ModelId;
import io.aios.llm.Prompt;
import io.aios.llm.Turn;
import io.aios.llm.http.Fixture;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ChatWriterTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final Map<String, Prompt> PROMPTS =
      Map.of(
          "chat-text", Cast.question(),
          "chat-stream-text", Cast.question(),
          "chat-tool-call", Cast.questionWithTools(),
          "chat-stream-tool-call", Cast.questionWithTools(),
          "chat-tool-followup", Cast.followUp(),
          "chat-structured-output", Cast.opinion(),
          "ollama-chat-text", Cast.greeting(),
          "ollama-stream-reasoning-usage", Cast.greeting(),
          "vllm-chat-text", Cast.greeting(),
          "vllm-stream-continuous-usage", Cast.greeting());

  static List<Fixture> requests() {
    return Stream.of("openai-chat", "openai-compatible")
        .flatMap(api -> Fixture.of(api).stream())
        .filter(fixture -> fixture.request().isPresent())
        .toList();
  }

  @Test
  void knowsAPromptForEachRecordedRequest() {
    assertThat(requests().stream().map(ChatWriterTest::shortName))
        .containsExactlyInAnyOrderElementsOf(PROMPTS.keySet());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void writesTheRecordedRequest(Fixture fixture) {
    JsonNode recorded = fixture.request().orElseThrow();
    Dialect dialect = RecordedAnswersTest.dialect(fixture);

    JsonNode written =
        written(
            dialect,
            recorded.path("model").asString(),
            Objects.requireNonNull(PROMPTS.get(shortName(fixture))));

    assertThat(written).isEqualTo(asWeWriteIt(recorded, dialect));
  }

  /** All that we do otherwise than the recorded requests, which differ among themselves in it. */
  private static JsonNode asWeWriteIt(JsonNode recorded, Dialect dialect) {
    ObjectNode request = (ObjectNode) recorded.deepCopy();
    request.put("stream", true); // always
    ObjectNode options = request.putObject("stream_options").put("include_usage", true); // always
    if (dialect.has(Feature.RUNNING_USAGE)) {
      options.put("continuous_usage_stats", true);
    }
    request.remove("tool_choice"); // "auto" is what it is without
    return request;
  }

  @Test
  void sendsLocalServersNothingButTheReducedBody() {
    Prompt everything = Cast.followUp().with(Effort.HIGH).with(Cast.opinion().shape());

    for (Dialect dialect : List.of(Dialect.VLLM, Dialect.GENERIC, Dialect.OLLAMA)) {
      assertThat(
              Set.of(
                  "model",
                  "messages",
                  "max_tokens",
                  "tools",
                  "response_format",
                  "stream",
                  "stream_options"))
          .containsAll(new TreeSet<>(written(dialect, "qwen3:8b", everything).propertyNames()));
    }
  }

  @Test
  void asksAServerWithAGrammarForTheShapeWhateverTheModel() {
    assertThat(written(Dialect.OLLAMA, "qwen3:8b", Cast.opinion()).has("response_format")).isTrue();
    assertThat(written(Dialect.GENERIC, "qwen3:8b", Cast.opinion()).has("response_format"))
        .isFalse();
    assertThat(written(Dialect.GENERIC, "gpt-6-luna", Cast.opinion()).has("response_format"))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "DEFAULT, ''",
    "NONE, none",
    "LOW, low",
    "MAX, max",
  })
  void asksForTheEffortThatTheModelKnows(Effort wanted, String sent) {
    JsonNode request = written(Dialect.OPENAI, "gpt-6-luna", Cast.question().with(wanted));

    assertThat(request.path("reasoning_effort").asString("")).isEqualTo(sent);
  }

  @Test
  void asksAModelOfWhichNothingIsKnownForNoEffort() {
    JsonNode request = written(Dialect.OLLAMA, "qwen3:8b", Cast.question().with(Effort.HIGH));

    assertThat(request.has("reasoning_effort")).isFalse();
  }

  @Test
  void switchesReasoningOffWhereToolsAreTakenOnlyThen() {
    Prompt prompt = Cast.questionWithTools().with(Effort.HIGH);

    assertThat(written(Dialect.OPENAI, "gpt-6-luna", prompt).path("reasoning_effort").asString())
        .isEqualTo("none");
  }

  @Test
  void leavesOutFeaturesThatAServerLacks() {
    Dialect old =
        Dialect.OPENAI.with(
            Set.of(),
            Set.of(
                Feature.STREAM_USAGE,
                Feature.MAX_COMPLETION_TOKENS,
                Feature.DEVELOPER_ROLE,
                Feature.STRICT));

    JsonNode request = written(old, "gpt-6-luna", Cast.questionWithTools());

    assertThat(request.has("stream_options")).isFalse();
    assertThat(request.path("max_tokens").asInt()).isEqualTo(512);
    assertThat(request.at("/messages/0/role").asString()).isEqualTo("system");
    assertThat(request.at("/tools/0/function").has("strict")).isFalse();
  }

  @Test
  void keepsWhatTheModelSaidBesideItsToolCalls() {
    Prompt spoken =
        new Prompt(
            "",
            List.of(
                new Turn.User("Weather?"),
                new Turn.Assistant(
                    "I look.",
                    ((Turn.Assistant) Cast.followUp().turns().get(1)).calls(),
                    List.of()),
                Cast.followUp().turns().getLast()),
            512);

    JsonNode messages = written(Dialect.OLLAMA, "qwen3:8b", spoken).path("messages");

    assertThat(messages).hasSize(3);
    assertThat(messages.path(0).path("role").asString()).isEqualTo("user");
    assertThat(messages.path(1).path("content").asString()).isEqualTo("I look.");
    assertThat(messages.path(1).path("tool_calls")).hasSize(1);
  }

  private static JsonNode written(Dialect dialect, String model, Prompt prompt) {
    return JSON.readTree(
        new ChatWriter(dialect, Cast.CARDS).completion(new ModelId("local", model), prompt));
  }

  private static String shortName(Fixture fixture) {
    return fixture.name().substring(fixture.name().indexOf('/') + 1);
  }
}
