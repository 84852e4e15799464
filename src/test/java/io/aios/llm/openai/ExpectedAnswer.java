package io.aios.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Delta;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Remedy;
import io.aios.llm.ModelResult;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.ToolCall;
import io.aios.llm.http.Fixture;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Holds what the adapter made of a recorded answer against what is expected of it. Each expected
 * field is read; one that nobody knows of is an error.
 *
 * @param heard what the listener heard meanwhile
 */
record ExpectedAnswer(Fixture fixture, ModelResult result, List<Delta> heard) {

  void verify() {
    fixture.expect().propertyStream().forEach(field -> verify(field.getKey(), field.getValue()));
    fixture.cost().ifPresent(this::verifyUsage);
    verifyHeard();
  }

  private void verify(String field, JsonNode expected) {
    switch (field) {
      case "kind" -> assertThat(expected.asString()).isIn("response", "rstream", "error");
      case "status_field" -> verifyStatus(expected.asString());
      case "completed" -> assertThat(isWhole()).describedAs(field).isEqualTo(expected.asBoolean());
      case "text" -> assertThat(text()).isEqualTo(expected.asString());
      case "tool_names" ->
          assertThat(reply().calls())
              .extracting(ToolCall::name)
              .isEqualTo(expected.valueStream().map(JsonNode::asString).toList());
      case "tool_json" ->
          assertThat(reply().calls())
              .extracting(ToolCall::arguments)
              .containsExactly(expected.asString());
      case "input_tokens" -> assertThat(usage().prompt()).isEqualTo(expected.asLong());
      case "output_tokens" -> assertThat(usage().output()).isEqualTo(expected.asLong());
      case "cached_tokens" -> assertThat(usage().cacheRead()).isEqualTo(expected.asLong());
      case "cache_write_tokens" ->
          assertThat(usage().cacheWriteShort() + usage().cacheWriteLong())
              .isEqualTo(expected.asLong());
      case "incomplete_reason" -> verifyIncomplete(expected.asString());
      case "refusal" ->
          assertThat(failure())
              .isInstanceOf(ModelFailure.Refused.class)
              .extracting(ModelFailure::detail)
              .asString()
              .contains(expected.asString());
      case "response_error_code", "stream_error_code" -> verifyStreamed(expected.asString());
      case "status" ->
          assertThat(failure().detail()).startsWith("The provider answered " + expected.asInt());
      case "error_type", "error_code" -> verifyNamed(expected);
      case "retry" -> verifyRetry(expected.asBoolean());
      default -> throw new AssertionError("Nobody reads the expected field " + field);
    }
  }

  private void verifyStatus(String status) {
    switch (status) {
      case "completed" -> {
        if (result instanceof ModelResult.Replied) {
          assertThat(reply().stop())
              .isEqualTo(reply().calls().isEmpty() ? StopReason.END : StopReason.TOOLS);
        } else {
          assertThat(fixture.expect().has("refusal")).describedAs("declined").isTrue();
        }
      }
      case "incomplete" -> assertThat(isWhole()).isFalse();
      case "failed" -> assertThat(failure().remedy()).isEqualTo(Remedy.TRY_AGAIN);
      default -> throw new AssertionError("Nobody knows of the status " + status);
    }
  }

  private void verifyIncomplete(String reason) {
    switch (reason) {
      case "max_output_tokens" -> assertThat(reply().stop()).isEqualTo(StopReason.LENGTH);
      case "content_filter" -> assertThat(failure()).isInstanceOf(ModelFailure.Refused.class);
      default -> throw new AssertionError("Nobody knows of the reason " + reason);
    }
  }

  /** An error within an answer of status 200. */
  private void verifyStreamed(String code) {
    boolean delivered = fixture.expect().has("text");
    assertThat(failure().detail()).contains(code);
    assertThat(failure())
        .isInstanceOf(
            switch (code) {
              case "insufficient_quota" -> ModelFailure.QuotaExhausted.class;
              case "rate_limit_exceeded" -> ModelFailure.RateLimited.class;
              default -> delivered ? ModelFailure.Interrupted.class : ModelFailure.Overloaded.class;
            });
  }

  private void verifyNamed(JsonNode word) {
    assertThat(failure().detail()).contains(word.asString("")).doesNotContain("null");
  }

  private void verifyRetry(boolean retry) {
    assertThat(failure().remedy() == Remedy.TRY_AGAIN).describedAs("retry").isEqualTo(retry);
    assertThat(failure()).isInstanceOf(failureOf(fixture));
  }

  private static Class<? extends ModelFailure> failureOf(Fixture fixture) {
    String name = fixture.name().substring(fixture.name().indexOf('/') + 1);
    return switch (name) {
      case "error-400-context-length-exceeded" -> ModelFailure.TooLong.class;
      case "error-400-unsupported-value-temperature" -> ModelFailure.Rejected.class;
      case "error-401-invalid-api-key", "error-403-unsupported-region" ->
          ModelFailure.Unauthorised.class;
      case "error-404-model-not-found" -> ModelFailure.NotOffered.class;
      case "error-429-rate-limit-tokens", "error-429-rate-limit-requests-per-day" ->
          ModelFailure.RateLimited.class;
      case "error-429-insufficient-quota",
          "error-429-credit-balance-exhausted",
          "error-429-project-spend-limit" ->
          ModelFailure.QuotaExhausted.class;
      case "error-429-flex-resource-unavailable",
          "error-500-server-error",
          "error-503-slow-down",
          "error-503-overloaded" ->
          ModelFailure.Overloaded.class;
      default -> throw new AssertionError("Nobody says which failure is expected of " + name);
    };
  }

  /** The parts that are priced apart. */
  private void verifyUsage(JsonNode cost) {
    assertThat(usage())
        .isEqualTo(
            new TokenUsage(
                cost.path("input").asLong(),
                cost.path("cache_read").asLong(),
                cost.path("cache_write_30m").asLong(),
                cost.path("cache_write_12h").asLong(),
                cost.path("output").asLong()));
  }

  /** What was heard of a stream is what was said in the end. */
  private void verifyHeard() {
    if (fixture.kind().equals("rstream")) {
      assertThat(heard(Delta.Written.class)).isEqualTo(text());
      assertThat(heard(Delta.Argued.class))
          .isEqualTo(fixture.expect().path("tool_json").asString(""));
    }
  }

  private String heard(Class<? extends Delta> kind) {
    return heard.stream().filter(kind::isInstance).map(Delta::text).collect(Collectors.joining());
  }

  private boolean isWhole() {
    return result instanceof ModelResult.Replied replied
        && replied.reply().stop() != StopReason.LENGTH;
  }

  private String text() {
    return switch (result) {
      case ModelResult.Replied replied -> replied.reply().text();
      case ModelResult.Failed(ModelFailure.Interrupted interrupted) -> interrupted.received();
      case ModelResult.Failed failed -> "";
    };
  }

  private TokenUsage usage() {
    return switch (result) {
      case ModelResult.Replied replied -> replied.reply().usage();
      case ModelResult.Failed(ModelFailure.Refused refused) -> refused.usage();
      case ModelResult.Failed failed ->
          throw new AssertionError("No usage, but " + failed.failure());
    };
  }

  private Reply reply() {
    return switch (result) {
      case ModelResult.Replied replied -> replied.reply();
      case ModelResult.Failed failed -> throw new AssertionError("No reply, but " + failed);
    };
  }

  private ModelFailure failure() {
    return switch (result) {
      case ModelResult.Failed failed -> failed.failure();
      case ModelResult.Replied replied -> throw new AssertionError("No failure, but " + replied);
    };
  }
}
