package io.aios.llm.claude;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.aios.llm.Allowance.Limit;
import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.ModelResult.Failed;
import io.aios.llm.ModelResult.Replied;
import io.aios.llm.Prompt;
import io.aios.llm.Reply;
import io.aios.llm.ServiceTier;
import io.aios.llm.http.Endpoint;
import io.aios.llm.http.Fixture;
import io.aios.llm.http.FixtureServer;
import io.aios.llm.http.HttpLimits;
import io.aios.llm.http.ModelHttp;
import io.aios.llm.http.Secret;
import io.aios.llm.http.WebModelHttpFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Every recorded exchange, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaudeProviderTest {

  private static final Prompt QUESTION = ClaudeCast.question("Hi", 1024);
  private static final String BATCH = "msgbatch_01FixtureBatch000000000";
  private static final String KEY = "sk-ant-fixture-0000";

  private final WebModelHttpFactory connections = WebModelHttpFactory.of(HttpLimits.STANDARD);
  private final FixtureServer server = new FixtureServer();

  @BeforeAll
  void hasEveryRecording() {
    assertThat(Fixture.of("anthropic")).hasSize(39);
    assertThat(recordings("message", "stream").count()).isEqualTo(17);
    assertThat(completions().count() + documents().count()).isEqualTo(39);
  }

  @AfterAll
  void stop() {
    connections.close();
    server.close();
  }

  @ParameterizedTest
  @MethodSource("completions")
  void readsWhatWasAnswered(Fixture fixture) {
    var heard = new Heard();

    ModelResult result = provider(fixture).complete(model(fixture), QUESTION, heard);

    FixtureCheck.check(fixture, result, heard.written());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void readsDocuments(Fixture fixture) {
    var expected = new Expectation(fixture);
    switch (fixture.kind()) {
      case "count" ->
          assertThat(provider(fixture).count(ClaudeCast.SONNET, QUESTION))
              .hasValue(expected.count("input_tokens").orElseThrow());
      case "models" ->
          assertThat(provider(fixture).check())
              .isEqualTo(new Health.Reachable(expected.list("ids").size(), Duration.ZERO));
      case "error" -> {
        Health health = provider(fixture).check();
        assertThat(health).isInstanceOf(Health.Unreachable.class);
        FixtureCheck.checkError(expected, ((Health.Unreachable) health).failure());
      }
      case "batch" -> {
        ClaudeBatches.State state = batch(fixture);
        assertThat(state instanceof ClaudeBatches.State.Ended ? "ended" : "in_progress")
            .isEqualTo(expected.text("processing_status").orElseThrow());
        assertThat(state).isNotInstanceOf(ClaudeBatches.State.Unknown.class);
      }
      case "batch_results" ->
          assertThat(results(fixture).byId())
              .containsOnlyKeys(expected.list("custom_ids").toArray(String[]::new));
      default -> throw new AssertionError("A new kind of recording: " + fixture.kind());
    }
    expected.assertAllRead();
  }

  @Test
  void sendsTheKeyOnceAndTheVersion() {
    Fixture fixture = Fixture.named("anthropic/messages-text");
    server.wireMock().resetRequests();

    provider(fixture).complete(ClaudeCast.HAIKU, QUESTION, Listener.NONE);

    List<LoggedRequest> seen = server.wireMock().findAll(postRequestedFor(anyUrl()));
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().getHeader("x-api-key")).isEqualTo(KEY);
    assertThat(seen.getFirst().getHeader("anthropic-version")).isEqualTo("2026-10-21");
    assertThat(seen.getFirst().containsHeader("Authorization")).isFalse();
    assertThat(new JsonMapper().readTree(seen.getFirst().getBodyAsString()))
        .isEqualTo(ClaudeCast.writer().streamed(ClaudeCast.HAIKU, QUESTION));
  }

  @Test
  void passesOnHowLongToWait() {
    Fixture limited = Fixture.named("anthropic/error-429-rate-limit");

    ModelResult result = provider(limited).complete(ClaudeCast.SONNET, QUESTION, Listener.NONE);

    assertThat(((Failed) result).failure())
        .isInstanceOfSatisfying(
            ModelFailure.RateLimited.class,
            failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
  }

  @Test
  void remembersTheLimitsOfTheLastAnswer() {
    ClaudeProvider provider = provider(Fixture.named("anthropic/messages-stream-text"));
    assertThat(provider.allowance()).isEmpty();

    provider.complete(ClaudeCast.HAIKU, QUESTION, Listener.NONE);

    assertThat(provider.allowance().orElseThrow().at()).isEqualTo(ClaudeCast.NOW);
    assertThat(provider.allowance().orElseThrow().limits())
        .hasSize(4)
        .contains(new Limit("requests", 4000, 3999, Instant.parse("2026-11-22T21:00:00Z")))
        .contains(
            new Limit("input-tokens", 2_000_000, 1_999_000, Instant.parse("2026-11-22T21:00:01Z")));
  }

  @Test
  void callsNoModelOfAnotherProvider() {
    server.wireMock().resetRequests();

    ModelResult result =
        provider(Fixture.named("anthropic/messages-text"))
            .complete(new ModelId("openai", "gpt"), QUESTION, Listener.NONE);

    assertThat(((Failed) result).failure()).isInstanceOf(ModelFailure.NotOffered.class);
    assertThat(server.wireMock().findAll(postRequestedFor(anyUrl()))).isEmpty();
  }

  @Test
  void letsTheListenerEndTheCall() {
    ClaudeProvider provider = provider(Fixture.named("anthropic/messages-stream-text"));

    assertThatThrownBy(() ->
            provider.complete(
                ClaudeCast.HAIKU,
                QUESTION,
                delta -> {
                  throw new IllegalStateException("enough");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");
  }

  @Test
  void readsEachResultOfABatchAtThePriceOfBatches() {
    Map<String, ModelResult> results = results(Fixture.named("anthropic/batch-results")).byId();

    assertThat(results)
        .hasEntrySatisfying(
            "t1",
            result -> {
              Reply reply = ((Replied) result).reply();
              assertThat(reply.text()).isEqualTo("Hello!");
              assertThat(reply.usage().tier()).isEqualTo(ServiceTier.BATCH);
            })
        .hasEntrySatisfying(
            "t2",
            result ->
                assertThat(((Failed) result).failure()).isInstanceOf(ModelFailure.Rejected.class));
  }

  @Test
  void handsInABatch() {
    Fixture fixture = Fixture.named("anthropic/batch-create");
    server.wireMock().resetRequests();

    batch(fixture);

    assertThat(
            new JsonMapper()
                .readTree(
                    server
                        .wireMock()
                        .findAll(postRequestedFor(anyUrl()))
                        .getFirst()
                        .getBodyAsString()))
        .isEqualTo(fixture.request().orElseThrow());
  }

  static Stream<Fixture> completions() {
    return recordings("message", "stream", "error").filter(each -> each.method().equals("POST"));
  }

  static Stream<Fixture> documents() {
    List<Fixture> completions = completions().toList();
    return Fixture.of("anthropic").stream().filter(each -> !completions.contains(each));
  }

  private static Stream<Fixture> recordings(String... kinds) {
    return Fixture.of("anthropic").stream().filter(each -> List.of(kinds).contains(each.kind()));
  }

  private ClaudeBatches.State batch(Fixture fixture) {
    var prompts = new LinkedHashMap<String, Prompt>();
    prompts.put("t1", ClaudeCast.question("Hi", 64));
    prompts.put("t2", ClaudeCast.question("Yo", 64));
    return fixture.method().equals("POST")
        ? batches(fixture).create(ClaudeCast.HAIKU, prompts)
        : batches(fixture).state(BATCH);
  }

  private ClaudeBatches.Results.Ready results(Fixture fixture) {
    ClaudeBatches.Results results = batches(fixture).results(BATCH, ClaudeCast.HAIKU);
    assertThat(results).isInstanceOf(ClaudeBatches.Results.Ready.class);
    return (ClaudeBatches.Results.Ready) results;
  }

  private static ModelId model(Fixture fixture) {
    return fixture
        .cost()
        .map(cost -> new ModelId("anthropic", cost.path("model").asString()))
        .orElse(ClaudeCast.SONNET);
  }

  private ClaudeBatches batches(Fixture fixture) {
    return new ClaudeBatches(
        http(fixture), ClaudeCast.writer(), CacheTtl.FIVE_MINUTES, ClaudeCast.CLOCK);
  }

  private ClaudeProvider provider(Fixture fixture) {
    return new ClaudeProvider(
        http(fixture), ClaudeCast.writer(), CacheTtl.FIVE_MINUTES, ClaudeCast.CLOCK);
  }

  private ModelHttp http(Fixture fixture) {
    Endpoint endpoint =
        ClaudeConfig.endpoint(
            new ClaudeProperties(
                new Secret(KEY), server.url(), "2026-10-21", "5m", ThinkingDisplay.DEFAULT));
    Map<String, String> headers = new HashMap<>(endpoint.headers());
    headers.put("X-Fixture", fixture.name());
    return connections.open(
        new Endpoint(endpoint.provider(), endpoint.base(), headers, endpoint.key()));
  }
}
