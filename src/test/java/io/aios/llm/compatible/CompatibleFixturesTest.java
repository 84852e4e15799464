package io.aios.llm.compatible;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.http.Endpoint;
import io.aios.llm.http.Fixture;
import io.aios.llm.http.FixtureServer;
import io.aios.llm.http.HttpLimits;
import io.aios.llm.http.ModelHttp;
import io.aios.llm.http.Secret;
import io.aios.llm.http.WebModelHttpFactory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded answer through the whole adapter, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompatibleFixturesTest {

  private final FixtureServer recorded = new FixtureServer();
  private final WebModelHttpFactory factory = WebModelHttpFactory.of(HttpLimits.STANDARD);

  @AfterAll
  void close() {
    factory.close();
    recorded.close();
  }

  static List<Fixture> fixtures() {
    return RecordedAnswersTest.recorded();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void readsAsExpected(Fixture fixture) {
    FixtureVerdict.check(fixture, provider(fixture));
  }

  @Test
  void hearsHowMuchIsLeft() {
    CompatibleProvider provider =
        provider(Fixture.named("openai-chat/error-429-rate-limit-tokens"));
    assertThat(provider.allowance()).isEmpty();

    provider.complete(Cast.model("gpt-6-luna"), Cast.question(), Listener.NONE);

    assertThat(provider.allowance().orElseThrow().limits())
        .extracting(limit -> limit.kind() + " " + limit.left() + "/" + limit.most())
        .containsExactly("requests 9999/10000", "tokens 880/2000000");
  }

  @Test
  void isUnreachableWhenNobodyListens() {
    ModelHttp nobody =
        factory.open(
            new Endpoint("local", URI.create("http://127.0.0.1:1"), Map.of(), Secret.NONE));

    assertThat(Cast.provider(Dialect.OLLAMA, nobody).check())
        .isInstanceOfSatisfying(
            Health.Unreachable.class,
            health -> assertThat(health.failure()).isInstanceOf(ModelFailure.Unavailable.class));
  }

  private CompatibleProvider provider(Fixture fixture) {
    return Cast.provider(
        RecordedAnswersTest.dialect(fixture),
        factory.open(
            new Endpoint(
                "local",
                URI.create(recorded.url()),
                Map.of("X-Fixture", fixture.name()),
                Secret.NONE)));
  }
}
