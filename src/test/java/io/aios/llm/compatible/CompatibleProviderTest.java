package io.aios.llm.compatible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.http.AnswerHead;
import io.aios.llm.http.AnswerReader;
import io.aios.llm.http.ModelHttp;
import io.aios.llm.http.ModelHttp.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompatibleProviderTest {

  private static final ModelId QWEN = Cast.model("Qwen/Qwen3-8B");

  private static final String LISTED = "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}";

  @Test
  void isARealProviderOfItsConfiguredName() {
    CompatibleProvider provider = Cast.provider(Dialect.OLLAMA, Replay.stream(""));

    assertThat(provider.name()).isEqualTo("local");
    assertThat(provider.origin()).isEqualTo(Origin.MODEL);
    assertThat(provider.allowance()).isEmpty();
  }

  @Test
  void asksVllmToCountTheWholeConversation() {
    var http = Replay.document(200, "{\"count\":41,\"max_model_len\":8192,\"tokens\":[1,2]}");

    assertThat(Cast.provider(Dialect.VLLM, http).count(QWEN, Cast.followUp())).hasValue(41);

    assertThat(http.paths()).containsExactly("/tokenize");
    JsonNode request = new JsonMapper().readTree(http.sent().getFirst());
    assertThat(request.propertyNames()).containsExactlyInAnyOrder("model", "messages", "tools");
    assertThat(request.path("messages")).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "<html>", "{\"count\":0}", "{\"count\":\"many\"}", "null"})
  void doesWithoutACountThatItCannotRead(String body) {
    assertThat(Cast.provider(Dialect.VLLM, Replay.document(200, body)).count(QWEN, Cast.greeting()))
        .isEmpty();
  }

  @Test
  void doesWithoutACountWhereTheServerHasNone() {
    var http = Replay.document(404, "{\"detail\":\"Not Found\"}");

    assertThat(Cast.provider(Dialect.VLLM, http).count(QWEN, Cast.greeting())).isEmpty();
    assertThat(Cast.provider(Dialect.OLLAMA, http).count(QWEN, Cast.greeting())).isEmpty();
    assertThat(http.paths()).containsExactly("/tokenize");
  }

  @Test
  void checksHealthAndThenTheModels() {
    var http = new Paths(Map.of("/health", answer(200, ""), "/v1/models", answer(200, LISTED)));

    assertThat(Cast.provider(Dialect.VLLM, http).check())
        .isEqualTo(new Health.Reachable(2, Duration.ZERO));
  }

  @Test
  void isReachableIfItIsWellAndListsNothing() {
    var http = new Paths(Map.of("/health", answer(200, ""), "/v1/models", answer(404, "")));

    assertThat(Cast.provider(Dialect.VLLM, http).check())
        .isEqualTo(new Health.Reachable(0, Duration.ZERO));
  }

  @Test
  void isUnreachableIfItIsWellAndDoesNotTakeOurKey() {
    var http =
        new Paths(
            Map.of(
                "/health", answer(200, ""),
                "/v1/models", answer(401, "{\"error\":\"Unauthorized\"}")));

    assertThat(failure(Cast.provider(Dialect.VLLM, http).check()))
        .isInstanceOf(ModelFailure.Unauthorised.class);
  }

  @Test
  void isUnreachableIfItIsNotWell() {
    var http = new Paths(Map.of("/health", answer(503, ""), "/v1/models", answer(200, LISTED)));

    assertThat(failure(Cast.provider(Dialect.VLLM, http).check()))
        .isInstanceOf(ModelFailure.Overloaded.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>welcome</html>", "{}", "[]", "{\"data\":{}}"})
  void isUnreachableIfSomebodyElseAnswers(String page) {
    var http = new Paths(Map.of("/v1/models", answer(200, page)));

    assertThat(failure(Cast.provider(Dialect.GENERIC, http).check()))
        .isInstanceOf(ModelFailure.Unavailable.class);
  }

  @Test
  void hearsLimitsOfAnswersThatSucceed() {
    var http =
        new Replay(
            200,
            Map.of(
                "content-type", "text/event-stream",
                "x-ratelimit-limit-requests", "60",
                "x-ratelimit-remaining-requests", "59",
                "x-ratelimit-reset-requests", "1s"),
            "data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    CompatibleProvider provider = Cast.provider(Dialect.GENERIC, http);

    provider.complete(QWEN, Cast.greeting(), Listener.NONE);

    assertThat(provider.allowance().orElseThrow().limits())
        .singleElement()
        .satisfies(limit -> assertThat(limit.left()).isEqualTo(59));
  }

  @Test
  void namesTheRequestOfABrokenAnswer() {
    var http =
        new Replay(
            200,
            Map.of("content-type", "text/event-stream", "x-request-id", "req_7"),
            "data: {\"choices\":[]}\n\n".getBytes(StandardCharsets.UTF_8));

    ModelResult result =
        Cast.provider(Dialect.GENERIC, http).complete(QWEN, Cast.greeting(), Listener.NONE);

    assertThat(((ModelResult.Failed) result).failure().detail()).endsWith("[req_7]");
  }

  @Test
  void letsWhatTheListenerThrowsEndTheCall() {
    var http = Replay.stream("data: {\"choices\":[{\"delta\":{\"content\":\"Hello\"}}]}\n\n");
    Listener weary =
        delta -> {
          throw new UnsupportedOperationException("enough");
        };

    assertThatThrownBy(
            () -> Cast.provider(Dialect.GENERIC, http).complete(QWEN, Cast.greeting(), weary))
        .hasRootCauseInstanceOf(UnsupportedOperationException.class);
  }

  private static ModelFailure failure(Health health) {
    assertThat(health).isInstanceOf(Health.Unreachable.class);
    return ((Health.Unreachable) health).failure();
  }

  private static Exchange answer(int status, String body) {
    return new Exchange.Answered(new AnswerHead(status, Map.of()), body);
  }

  /** Answers each path as told, and no other. */
  private record Paths(Map<String, Exchange> answers) implements ModelHttp {

    @Override
    public ModelResult complete(String path, byte[] body, AnswerReader reader) {
      throw new AssertionError("Nobody asked for a completion");
    }

    @Override
    public Exchange post(String path, byte[] body) {
      throw new AssertionError("Nobody posts to " + path);
    }

    @Override
    public Exchange get(String path) {
      Exchange answer = answers.get(path);
      if (answer == null) {
        throw new AssertionError("Nobody gets " + path);
      }
      return answer;
    }
  }
}
