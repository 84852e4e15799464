package io.aios.llm.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.llm.Allowance;
import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Prompt;
import io.aios.llm.http.Fixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class OpenAiProviderTest {

  private static final String API = "openai-responses";

  private static final Recordings RECORDINGS = new Recordings();

  @AfterAll
  static void stop() {
    RECORDINGS.close();
  }

  static List<Fixture> answers() {
    return Fixture.of(API).stream()
        .filter(fixture -> Set.of("response", "rstream", "error").contains(fixture.kind()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void readsEachRecordedAnswer(Fixture fixture) {
    RECORDINGS.answer(fixture).verify();
  }

  @Test
  void coversEachRecording() {
    Set<String> covered = new HashSet<>(answers().stream().map(Fixture::name).toList());
    covered.add(API + "/input-tokens");
    covered.add(API + "/models-list");

    assertThat(Fixture.of(API)).hasSize(32).extracting(Fixture::name).hasSameElementsAs(covered);
  }

  @Test
  void hasTokensCountedBeforeTheCall() {
    Fixture fixture = Fixture.named(API + "/input-tokens");

    assertThat(RECORDINGS.provider(fixture.name()).count(Recordings.TERRA, Recordings.HELLO))
        .hasValue(fixture.expect().path("input_tokens").asLong());
    assertThat(fixture.expect().propertyNames()).containsExactlyInAnyOrder("kind", "input_tokens");
  }

  @Test
  void countsNothingIfTheProviderDoesNot() {
    assertThat(
            RECORDINGS
                .provider(API + "/error-503-overloaded")
                .count(Recordings.TERRA, Recordings.HELLO))
        .isEmpty();
  }

  @Test
  void checksByTheListOfModels() {
    Fixture fixture = Fixture.named(API + "/models-list");

    assertThat(RECORDINGS.provider(fixture.name()).check())
        .isEqualTo(new Health.Reachable(fixture.expect().path("ids").size(), Duration.ZERO));
    assertThat(fixture.expect().propertyNames()).containsExactlyInAnyOrder("kind", "ids");
  }

  @Test
  void saysWhyItIsUnreachable() {
    assertThat(RECORDINGS.provider("nobody").check())
        .isInstanceOfSatisfying(
            Health.Unreachable.class,
            down -> assertThat(down.failure()).isInstanceOf(ModelFailure.NotOffered.class));
  }

  @Test
  void remembersItsLimitsOfRate() {
    OpenAiProvider provider = RECORDINGS.provider(API + "/responses-stream-text");
    assertThat(provider.allowance()).isEmpty();

    provider.complete(Recordings.TERRA, Recordings.HELLO, Listener.NONE);

    assertThat(provider.allowance().orElseThrow().limits())
        .contains(
            new Allowance.Limit("requests", 10_000, 9_999, Recordings.NOW.plusMillis(6)),
            new Allowance.Limit("tokens", 2_000_000, 1_998_990, Recordings.NOW.plusMillis(30)));
  }

  @Test
  void remembersTheLimitThatItRanInto() {
    OpenAiProvider provider = RECORDINGS.provider(API + "/error-429-rate-limit-tokens");

    ModelResult result = provider.complete(Recordings.TERRA, Recordings.HELLO, Listener.NONE);

    assertThat(result)
        .extracting(failed -> ((ModelResult.Failed) failed).failure())
        .isInstanceOfSatisfying(
            ModelFailure.RateLimited.class,
            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofMillis(127)));
    assertThat(provider.allowance().orElseThrow().limits())
        .extracting(Allowance.Limit::left)
        .containsExactly(9_999L, 880L);
  }

  @Test
  void asksForNoReplyThatIsShorterThanOpenAiAllows() {
    RECORDINGS.server().wireMock().resetRequests();
    OpenAiProvider provider = RECORDINGS.provider(API + "/responses-text");

    assertThat(provider.complete(Recordings.TERRA, hello(15), Listener.NONE))
        .isEqualTo(
            new ModelResult.Failed(
                new ModelFailure.Rejected("OpenAI caps no reply at fewer than 16 tokens")));
    assertThat(
            RECORDINGS
                .server()
                .wireMock()
                .findAll(postRequestedFor(urlPathEqualTo("/v1/responses"))))
        .isEmpty();
    assertThat(provider.complete(Recordings.TERRA, hello(16), Listener.NONE))
        .isInstanceOf(ModelResult.Replied.class);
  }

  @Test
  void sendsItsKeyAndAsksForAStream() {
    RECORDINGS
        .provider(API + "/responses-text")
        .complete(Recordings.TERRA, Recordings.HELLO, delta -> {});

    RECORDINGS
        .server()
        .wireMock()
        .verify(
            postRequestedFor(urlPathEqualTo("/v1/responses"))
                .withHeader("X-Fixture", equalTo(API + "/responses-text"))
                .withHeader("Authorization", equalTo("Bearer " + Recordings.KEY.value())));
  }

  @Test
  void offersNoModelOfAnotherProvider() {
    ModelResult result =
        RECORDINGS
            .provider(API + "/responses-text")
            .complete(ModelId.of("anthropic/claude-opus-5"), Recordings.HELLO, Listener.NONE);

    assertThat(result)
        .isEqualTo(
            new ModelResult.Failed(
                new ModelFailure.NotOffered("anthropic/claude-opus-5 is no model of OpenAI")));
  }

  @Test
  void passesOnWhatTheListenerThrows() {
    OpenAiProvider provider = RECORDINGS.provider(API + "/responses-stream-text");

    assertThatThrownBy(() ->
            provider.complete(
                Recordings.TERRA,
                Recordings.HELLO,
                delta -> {
                  throw new IllegalStateException("heard enough");
                }))
        .hasMessage("heard enough");
  }

  /** So that the comparison above is known to be able to fail. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "responses-stream-text       | \"output_tokens\":6           | \"output_tokens\":7",
        "responses-stream-text       | \"delta\":\", wörld!\"        | \"delta\":\"\"",
        "responses-stream-text       | \"type\":\"response.completed\" | \"type\":\"response.finished\"",
        "responses-stream-text       | \"status\":\"completed\",\"background\" | \"status\":\"incomplete\",\"background\"",
        "responses-stream-text       | \"cached_tokens\":0           | \"cached_tokens\":3",
        "responses-stream-tool-call  | response.function_call_arguments.delta | response.custom_tool_call_input.delta",
        "responses-stream-failed     | \"server_error\"              | \"invalid_prompt\"",
        "responses-stream-error-event-flat   | rate_limit_exceeded   | insufficient_quota",
        "responses-stream-error-event-nested | insufficient_quota    | rate_limit_exceeded",
        "responses-stream-incomplete | max_output_tokens\"}          | content_filter\"}",
        "responses-cache-usage       | \"ttl_12h_tokens\": 500       | \"ttl_12h_tokens\": 0",
        "responses-tool-call         | \"type\": \"function_call\"   | \"type\": \"custom_tool_call\"",
        "responses-refusal           | \"type\": \"refusal\"         | \"type\": \"output_text\", \"text\": \"No\"",
        "error-429-insufficient-quota| insufficient_quota            | rate_limit_exceeded",
        "error-400-context-length-exceeded | context_length_exceeded | unsupported_value",
      })
  void noticesADamagedRecording(String name, String whole, String damaged) {
    Fixture fixture = Fixture.named(API + "/" + name);
    String body = new String(fixture.bytes(), StandardCharsets.UTF_8);
    assertThat(body).contains(whole);

    ExpectedAnswer answer =
        RECORDINGS.answer(fixture, fixture.status(), body.replace(whole, damaged));

    assertThatThrownBy(answer::verify).isInstanceOf(AssertionError.class);
  }

  @Test
  void noticesARecordingWithAnotherStatus() {
    Fixture fixture = Fixture.named(API + "/error-500-server-error");
    String body = new String(fixture.bytes(), StandardCharsets.UTF_8);

    RECORDINGS.answer(fixture, 500, body).verify();

    assertThatThrownBy(RECORDINGS.answer(fixture, 400, body)::verify)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void noticesAnExpectationThatNobodyReads() {
    Fixture text = Fixture.named(API + "/responses-text");
    var more =
        new Fixture(
            text.name(),
            text.method(),
            text.path(),
            text.status(),
            text.body(),
            new JsonMapper().readTree("{\"kind\": \"response\", \"mood\": \"calm\"}"));

    assertThatThrownBy(RECORDINGS.answer(more)::verify).hasMessageContaining("mood");
  }

  private static Prompt hello(int maxOutputTokens) {
    return new Prompt("", Recordings.HELLO.turns(), maxOutputTokens);
  }
}
