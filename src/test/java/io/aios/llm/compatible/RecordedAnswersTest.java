package io.aios.llm.compatible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.llm.http.Fixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recorded answer, read without a network; and what would slip through if this were blind.
 */
class RecordedAnswersTest {

  static List<Fixture> recorded() {
    return Stream.of("openai-chat", "openai-compatible")
        .flatMap(api -> Fixture.of(api).stream())
        .toList();
  }

  @Test
  void coversAllOfThem() {
    assertThat(recorded()).hasSize(29 + 13);
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void readsAsExpected(Fixture fixture) {
    FixtureVerdict.check(
        fixture, Cast.provider(dialect(fixture), replay(fixture, fixture.bytes())));
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          openai-chat/chat-stream-text | "completion_tokens":6 | "completion_tokens":7
          openai-chat/chat-stream-text | "prompt_tokens":14 | "prompt_tokens":41
          openai-chat/chat-stream-text | "finish_reason":"stop" | "finish_reason":"length"
          openai-chat/chat-stream-text | "finish_reason":"stop" | "finish_reason":null
          openai-chat/chat-stream-text | data: [DONE] | : done
          openai-chat/chat-stream-text | "content":"Hello" | "content":"Hallo"
          openai-chat/chat-stream-text | "delta":{"content":"Hello"} | "delta":{}
          openai-chat/chat-stream-text | "cached_tokens":0 | "cached_tokens":1
          openai-chat/chat-stream-tool-call | ris | rix
          openai-chat/chat-stream-tool-call | "name":"get_weather" | "name":""
          openai-chat/chat-stream-content-filter | "content_filter" | "stop"
          openai-chat/chat-stream-error | "server_error" | "insufficient_quota"
          openai-chat/chat-stream-truncated | "content":"Once upon" | "content":"Once"
          openai-chat/chat-tool-call | "name": "get_weather" | "name": "get_time"
          openai-chat/chat-tool-followup | "cached_tokens": 1280 | "cached_tokens": 1281
          openai-chat/chat-refusal | "refusal": "I'm | "denial": "I'm
          openai-chat/error-429-insufficient-quota | insufficient_quota | rate_limit_exceeded
          openai-chat/error-400-context-length-exceeded | "code": "context_length | "code": "length
          openai-compatible/vllm-stream-continuous-usage | "completion_tokens":3 | "completion_tokens":2
          openai-compatible/ollama-stream-reasoning-usage | "reasoning":"The user" | "content":"The user"
          """)
  void noticesDamage(String name, String intact, String damaged) {
    Fixture fixture = Fixture.named(name);
    String body = new String(fixture.bytes(), StandardCharsets.UTF_8);
    assertThat(body).contains(intact);
    byte[] spoilt = body.replace(intact, damaged).getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() ->
            FixtureVerdict.check(fixture, Cast.provider(dialect(fixture), replay(fixture, spoilt))))
        .isInstanceOf(AssertionError.class);
  }

  /** The server that it was recorded from; health is asked for where it was. */
  static Dialect dialect(Fixture fixture) {
    return switch (fixture.kind()) {
      case "raw" -> new Dialect(Set.of(), fixture.path(), Duration.ZERO);
      case "omodels" -> Dialect.GENERIC;
      default -> {
        String name = fixture.name();
        Dialect local = name.contains("/vllm") ? Dialect.VLLM : Dialect.OLLAMA;
        yield name.startsWith("openai-chat/") ? Dialect.OPENAI : local;
      }
    };
  }

  private static Replay replay(Fixture fixture, byte[] body) {
    String type =
        fixture.body().toString().endsWith(".sse") ? "text/event-stream" : "application/json";
    return new Replay(fixture.status(), type, body);
  }
}
