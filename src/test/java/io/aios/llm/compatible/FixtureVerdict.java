package io.aios.llm.compatible;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Delta;
import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Provider;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.ToolCall;
import io.aios.llm.http.Fixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Calls a provider as a fixture wants it, and holds the outcome against what it expects. */
final class FixtureVerdict {

  /** Failures whose class the fixtures' own words do not give. */
  private static final Map<String, Class<? extends ModelFailure>> FAILURES =
      Map.ofEntries(
          Map.entry("error-400-context-length-exceeded", ModelFailure.TooLong.class),
          Map.entry("error-400-max-tokens-unsupported", ModelFailure.Rejected.class),
          Map.entry("error-400-tools-with-reasoning", ModelFailure.Rejected.class),
          Map.entry("error-400-unsupported-value-temperature", ModelFailure.Rejected.class),
          Map.entry("error-401-invalid-api-key", ModelFailure.Unauthorised.class),
          Map.entry("error-403-unsupported-region", ModelFailure.Unauthorised.class),
          Map.entry("error-404-model-not-found", ModelFailure.NotOffered.class),
          Map.entry("error-429-rate-limit-tokens", ModelFailure.RateLimited.class),
          Map.entry("error-429-rate-limit-requests-per-day", ModelFailure.RateLimited.class),
          Map.entry("error-429-insufficient-quota", ModelFailure.QuotaExhausted.class),
          Map.entry("error-429-credit-balance-exhausted", ModelFailure.QuotaExhausted.class),
          Map.entry("error-429-project-spend-limit", ModelFailure.QuotaExhausted.class),
          Map.entry("error-429-flex-resource-unavailable", ModelFailure.Overloaded.class),
          Map.entry("error-500-server-error", ModelFailure.Overloaded.class),
          Map.entry("error-503-slow-down", ModelFailure.Overloaded.class),
          Map.entry("error-503-overloaded", ModelFailure.Overloaded.class),
          Map.entry("ollama-error-404-model-not-pulled", ModelFailure.NotOffered.class),
          Map.entry("vllm-error-400-context-length", ModelFailure.TooLong.class),
          Map.entry("vllm-error-404-model", ModelFailure.NotOffered.class),
          Map.entry("vllm-error-401", ModelFailure.Unauthorised.class));

  private static final ModelId MODEL = Cast.model("gpt-6-luna");

  private final Fixture fixture;
  private final Provider provider;
  private final Set<String> read = new TreeSet<>();
  private final List<Delta> heard = new ArrayList<>();

  private FixtureVerdict(Fixture fixture, Provider provider) {
    this.fixture = fixture;
    this.provider = provider;
  }

  /** Fails if the outcome is not the expected one, or if something expected was not looked at. */
  static void check(Fixture fixture, Provider provider) {
    var verdict = new FixtureVerdict(fixture, provider);
    verdict.read.add("kind");
    switch (fixture.kind()) {
      case "chat", "cstream" -> verdict.checkAnswer();
      case "error" -> verdict.checkError();
      case "raw", "omodels" -> verdict.checkHealth();
      default -> throw new AssertionError("No such kind: " + fixture.kind());
    }
    assertThat(verdict.read).isEqualTo(new TreeSet<>(fixture.expect().propertyNames()));
  }

  private void checkAnswer() {
    ModelResult result = call(heard::add);
    if (wants("completed") && !expected("completed").asBoolean()) {
      checkInterruption(failure(result, ModelFailure.Interrupted.class));
    } else if (wants("refusal") || finish().equals("content_filter")) {
      checkRefusal(failure(result, ModelFailure.Refused.class));
    } else {
      assertThat(result).isInstanceOf(ModelResult.Replied.class);
      checkReply(((ModelResult.Replied) result).reply());
    }
    if (wants("text")) {
      assertThat(written()).isEqualTo(expected("text").asString());
    }
  }

  private void checkReply(Reply reply) {
    assertThat(reply.stop())
        .isEqualTo(
            switch (finish()) {
              case "stop" -> StopReason.END;
              case "length" -> StopReason.LENGTH;
              case "tool_calls" -> StopReason.TOOLS;
              default -> throw new AssertionError("No such finish: " + finish());
            });
    assertThat(reply.text()).isEqualTo(written());
    assertThat(reply.model()).isEqualTo(MODEL);
    assertThat(reply.origin()).isEqualTo(Origin.MODEL);
    checkCalls(reply.calls());
    checkUsage(reply.usage());
  }

  private void checkCalls(List<ToolCall> calls) {
    String arguments = calls.stream().map(ToolCall::arguments).collect(Collectors.joining());
    assertThat(calls.isEmpty()).isEqualTo(!finish().equals("tool_calls"));
    assertThat(calls).doesNotHaveDuplicates();
    assertThat(heardOf(Delta.Argued.class)).isEqualTo(arguments);
    if (wants("tool_names")) {
      assertThat(calls.stream().map(ToolCall::name).toList())
          .isEqualTo(strings(expected("tool_names")));
    }
    if (wants("tool_json")) {
      assertThat(arguments).isEqualTo(expected("tool_json").asString());
    }
  }

  private void checkUsage(TokenUsage usage) {
    checkCount("prompt_tokens", usage.prompt());
    checkCount("completion_tokens", usage.output());
    checkCount("cached_tokens", usage.cacheRead());
    fixture
        .cost()
        .filter(cost -> cost.has("input"))
        .ifPresent(cost ->
            assertThat(usage)
                .isEqualTo(
                    new TokenUsage(
                        cost.path("input").asLong(),
                        cost.path("cache_read").asLong(),
                        cost.path("cache_write_30m").asLong(),
                        0,
                        cost.path("output").asLong())));
  }

  private void checkCount(String key, long count) {
    if (wants(key)) {
      assertThat(count).describedAs(key).isEqualTo(expected(key).asLong());
    }
  }

  private void checkRefusal(ModelFailure.Refused refused) {
    if (wants("refusal")) {
      assertThat(finish()).isEqualTo("stop");
      assertThat(refused.detail()).contains(expected("refusal").asString());
    }
    checkUsage(refused.usage());
  }

  private void checkInterruption(ModelFailure.Interrupted interrupted) {
    assertThat(interrupted.received()).isEqualTo(written());
    assertThat(interrupted.bill()).isEqualTo(new ModelFailure.Billing.Unknown(TokenUsage.NONE));
    if (wants("error_type")) {
      assertThat(interrupted.detail()).contains(expected("error_type").asString());
    }
  }

  private void checkError() {
    String name = fixture.name().substring(fixture.name().indexOf('/') + 1);
    var type = Objects.requireNonNull(FAILURES.get(name), name);
    ModelFailure failure = failure(call(heard::add), type);
    assertThat(failure.remedy() == ModelFailure.Remedy.TRY_AGAIN)
        .isEqualTo(expected("retry").asBoolean());
    assertThat(failure.detail()).contains(expected("status").asString());
    for (String key : List.of("error_type", "error_code")) {
      if (!expected(key).isNull()) {
        assertThat(failure.detail()).contains(expected(key).asString());
      }
    }
    assertThat(heard).isEmpty();
  }

  private void checkHealth() {
    Health health = provider.check();
    assertThat(health).isInstanceOf(Health.Reachable.class);
    if (wants("status")) {
      assertThat(expected("status").asInt()).isEqualTo(200);
    }
    if (wants("ids")) {
      assertThat(((Health.Reachable) health).models()).isEqualTo(expected("ids").size());
    }
  }

  private ModelResult call(Listener listener) {
    return provider.complete(MODEL, Cast.question(), listener);
  }

  private static <T extends ModelFailure> T failure(ModelResult result, Class<T> type) {
    assertThat(result).isInstanceOf(ModelResult.Failed.class);
    ModelFailure failure = ((ModelResult.Failed) result).failure();
    assertThat(failure).isInstanceOf(type);
    return type.cast(failure);
  }

  private String finish() {
    return expected("finish_reason").asString();
  }

  private boolean wants(String key) {
    return fixture.expect().has(key);
  }

  private JsonNode expected(String key) {
    if (wants(key)) {
      read.add(key);
    }
    return fixture.expect().path(key);
  }

  private String written() {
    return heardOf(Delta.Written.class);
  }

  private String heardOf(Class<? extends Delta> type) {
    return heard.stream().filter(type::isInstance).map(Delta::text).collect(Collectors.joining());
  }

  private static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }
}
