package io.aios.llm.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelFailure.Remedy;
import io.aios.llm.ModelResult;
import io.aios.llm.ModelResult.Failed;
import io.aios.llm.ModelResult.Replied;
import io.aios.llm.Origin;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.ToolCall;
import io.aios.llm.http.Fixture;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares what the adapter made of a recorded answer with what the recording expects. */
final class FixtureCheck {

  private static final JsonMapper JSON = new JsonMapper();

  private static final Map<String, StopReason> STOPS =
      Map.of(
          "end_turn", StopReason.END,
          "stop_sequence", StopReason.END,
          "tool_use", StopReason.TOOLS,
          "max_tokens", StopReason.LENGTH,
          "model_context_window_exceeded", StopReason.LENGTH,
          "pause_turn", StopReason.LENGTH);

  private static final Map<String, Class<? extends ModelFailure>> FAILURES =
      Map.ofEntries(
          Map.entry("error-400-invalid-request", ModelFailure.Rejected.class),
          Map.entry("error-400-sampling-params-removed", ModelFailure.Rejected.class),
          Map.entry("error-400-prompt-too-long", ModelFailure.TooLong.class),
          Map.entry("error-400-own-spend-limit", ModelFailure.QuotaExhausted.class),
          Map.entry("error-401-authentication", ModelFailure.Unauthorised.class),
          Map.entry("error-402-billing", ModelFailure.QuotaExhausted.class),
          Map.entry("error-403-permission", ModelFailure.NotOffered.class),
          Map.entry("error-404-model-not-found", ModelFailure.NotOffered.class),
          Map.entry("error-413-request-too-large", ModelFailure.TooLong.class),
          Map.entry("error-429-rate-limit", ModelFailure.RateLimited.class),
          Map.entry("error-429-ramp-limit", ModelFailure.RateLimited.class),
          Map.entry("error-429-tier-spend-cap", ModelFailure.QuotaExhausted.class),
          Map.entry("error-500-api-error", ModelFailure.Overloaded.class),
          Map.entry("error-502-html-from-proxy", ModelFailure.Overloaded.class),
          Map.entry("error-504-timeout", ModelFailure.TimedOut.class),
          Map.entry("error-529-overloaded", ModelFailure.Overloaded.class),
          Map.entry("models-list-401", ModelFailure.Unauthorised.class));

  private FixtureCheck() {}

  /**
   * A message, a stream or an error.
   *
   * @param heard the visible text that the listener was told
   */
  static void check(Fixture fixture, ModelResult result, String heard) {
    var expected = new Expectation(fixture);
    switch (fixture.kind()) {
      case "message", "stream" -> {
        assertThat(heard).isEqualTo(expected.text("text").orElse(heard));
        if (expected.flag("completed").orElse(true)) {
          checkAnswer(expected, result);
        } else {
          checkCut(expected, result);
        }
      }
      case "error" -> {
        assertThat(result).isInstanceOf(Failed.class);
        checkError(expected, ((Failed) result).failure());
      }
      default -> throw new AssertionError("A new kind of recording: " + fixture.kind());
    }
    expected.assertAllRead();
  }

  static void checkError(Expectation expected, ModelFailure failure) {
    String name = expected.fixture().name().substring("anthropic/".length());
    assertThat(failure).isInstanceOf(FAILURES.get(name));
    assertThat(failure.remedy() == Remedy.TRY_AGAIN)
        .isEqualTo(expected.flag("retry").orElseThrow());
    assertThat(failure.detail())
        .contains(expected.count("status").orElseThrow().toString())
        .contains(expected.text("error_type").orElse(""))
        .contains(expected.text("error_code").orElse(""))
        .hasSizeLessThanOrEqualTo(500);
  }

  private static void checkAnswer(Expectation expected, ModelResult result) {
    String stop = expected.text("stop_reason").orElseThrow();
    if (stop.equals("refusal")) {
      assertThat(result).isInstanceOf(Failed.class);
      assertThat(((Failed) result).failure()).isInstanceOf(ModelFailure.Refused.class);
      var refused = (ModelFailure.Refused) ((Failed) result).failure();
      expected
          .text("refusal_category")
          .ifPresent(category -> assertThat(refused.detail()).contains("category " + category));
      checkUsage(expected, refused.usage());
      return;
    }
    assertThat(result).isInstanceOf(Replied.class);
    Reply reply = ((Replied) result).reply();
    assertThat(reply.stop()).isEqualTo(STOPS.get(stop));
    assertThat(reply.text()).isEqualTo(expected.text("text").orElse(reply.text()));
    assertThat(reply.origin()).isEqualTo(Origin.MODEL);
    checkCalls(expected, reply);
    checkUsage(expected, reply.usage());
  }

  private static void checkCalls(Expectation expected, Reply reply) {
    var names = expected.list("tool_names");
    if (!names.isEmpty()) {
      assertThat(reply.calls()).extracting(ToolCall::name).isEqualTo(names);
    }
    expected
        .text("tool_json")
        .ifPresent(arguments ->
            assertThat(reply.calls()).extracting(ToolCall::arguments).containsExactly(arguments));
    assertThat(reply.calls().isEmpty()).isEqualTo(reply.stop() != StopReason.TOOLS);
    assertThat(reply.calls()).allSatisfy(call -> JSON.readTree(call.arguments()));
  }

  private static void checkCut(Expectation expected, ModelResult result) {
    assertThat(result).isInstanceOf(Failed.class);
    assertThat(((Failed) result).failure()).isInstanceOf(ModelFailure.Interrupted.class);
    var cut = (ModelFailure.Interrupted) ((Failed) result).failure();
    assertThat(cut.received()).isEqualTo(expected.text("text").orElseThrow());
    assertThat(cut.detail()).contains(expected.text("error_type").orElse(""));
    assertThat(cut.bill()).isInstanceOf(Billing.Unknown.class);
    checkUsage(expected, ((Billing.Unknown) cut.bill()).reported());
  }

  private static void checkUsage(Expectation expected, TokenUsage usage) {
    compare(usage.uncachedInput(), expected, "input_tokens");
    compare(usage.cacheRead(), expected, "cache_read_input_tokens");
    compare(
        usage.cacheWriteShort() + usage.cacheWriteLong(), expected, "cache_creation_input_tokens");
    compare(usage.cacheWriteShort(), expected, "w5");
    compare(usage.cacheWriteLong(), expected, "w1");
    compare(usage.output(), expected, "output_tokens");
    expected.fixture().cost().ifPresent(cost -> assertThat(usage).isEqualTo(priced(cost)));
  }

  private static void compare(long reported, Expectation expected, String field) {
    expected
        .count(field)
        .ifPresent(count -> assertThat(reported).describedAs(field).isEqualTo(count));
  }

  private static TokenUsage priced(JsonNode cost) {
    return new TokenUsage(
        cost.path("input").asLong(),
        cost.path("cache_read").asLong(),
        cost.path("cache_write_5m").asLong(),
        cost.path("cache_write_1h").asLong(),
        cost.path("output").asLong());
  }
}
