package io.aios.llm.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.llm.ModelResult;
import io.aios.llm.http.AnswerHead;
import io.aios.llm.http.Fixture;
import io.aios.llm.http.StreamCuts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The check of the recorded answers can fail: one wrong word in an answer is enough. */
class DamagedFixtureTest {

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "messages-text|\"output_tokens\": 10|\"output_tokens\": 11",
        "messages-text|Paris is|Rome is",
        "messages-text|\"end_turn\"|\"max_tokens\"",
        "messages-tool-use|\"tool_use\",|\"tool_usage\",",
        "messages-tool-use|\"name\": \"get_weather\"|\"name\": \"get_time\"",
        "messages-thinking-first-block|\"type\": \"text\"|\"type\": \"note\"",
        "messages-cache-write-5m-and-1h|_5m_input_tokens\": 800|_5m_input_tokens\": 2000",
        "messages-cache-write-5m-and-1h|\"cache_read_input_tokens\": 3000|\"cache_read\": 3000",
        "messages-cache-creation-split-null|\"cache_creation_input_tokens\": 800|\"x\": 800",
        "messages-max-tokens|\"max_tokens\"|\"end_turn\"",
        "messages-refusal|\"cyber\"|\"bio\"",
        "messages-refusal|\"refusal\",|\"end_turn\",",
        "messages-pause-turn|\"pause_turn\"|\"paused\"",
        "messages-stream-text|\"type\":\"message_stop\"|\"type\":\"message_end\"",
        "messages-stream-text|\"text\":\"!\"|\"text\":\"\"",
        "messages-stream-text|\"output_tokens\":15|\"output_tokens\":1",
        "messages-stream-text|\"stop_reason\":\"end_turn\"|\"stop_reason\":null",
        "messages-stream-thinking-tool-use|ris\\\", \\\"unit\\\"|ris\\\", \\\"u\\\"",
        "messages-stream-thinking-tool-use|\"cache_read_input_tokens\":1200|\"cache_read\":1200",
        "messages-stream-error-overloaded|overloaded_error|api_error",
        "messages-stream-error-overloaded|\"input_tokens\":412|\"input_tokens\":41",
        "messages-stream-truncated|a time|a t",
        "messages-stream-refusal|\"refusal\",|\"end_turn\",",
        "error-429-tier-spend-cap|enforced_spend_limit_reached|ramp_limit_exceeded",
        "error-400-prompt-too-long|prompt is too long|max_tokens is too large",
        "error-400-own-spend-limit|usage limits|rules",
        "error-529-overloaded|overloaded_error|billing_error",
      })
  void isNoticed(String name, String sound, String damaged) {
    Fixture fixture = Fixture.named("anthropic/" + name);
    String body = new String(fixture.bytes(), StandardCharsets.UTF_8);
    assertThat(body).contains(sound);

    assertThatCode(() -> check(fixture, body)).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(fixture, body.replace(sound, damaged)))
        .isInstanceOf(AssertionError.class);
  }

  private static void check(Fixture fixture, String body) {
    var heard = new Heard();
    var reader = ClaudeCast.reader(ClaudeCast.SONNET, heard);
    FixtureCheck.check(fixture, read(fixture, reader, body), heard.written());
  }

  private static ModelResult read(Fixture fixture, ClaudeReader reader, String body) {
    return switch (fixture.kind()) {
      case "stream" -> StreamCuts.read(reader, body.getBytes(StandardCharsets.UTF_8), new byte[0]);
      case "error" ->
          new ModelResult.Failed(
              reader.refused(
                  new AnswerHead(fixture.status(), Map.of("retry-after", List.of("17"))), body));
      default -> {
        reader.whole(JSON.readTree(body));
        yield reader.isComplete()
            ? reader.result()
            : new ModelResult.Failed(reader.broken("the answer is no message"));
      }
    };
  }
}
