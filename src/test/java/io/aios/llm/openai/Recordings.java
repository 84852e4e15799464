package io.aios.llm.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;

import io.aios.llm.Delta;
import io.aios.llm.Effort;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelCards;
import io.aios.llm.ModelId;
import io.aios.llm.Prompt;
import io.aios.llm.Recurrence;
import io.aios.llm.Tokenizer;
import io.aios.llm.Turn;
import io.aios.llm.compatible.ErrorGrammar;
import io.aios.llm.http.Endpoint;
import io.aios.llm.http.Fixture;
import io.aios.llm.http.FixtureServer;
import io.aios.llm.http.Gauge;
import io.aios.llm.http.HttpLimits;
import io.aios.llm.http.Secret;
import io.aios.llm.http.WebModelHttpFactory;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Recorded answers, spoken to by the real adapter over real HTTP. */
final class Recordings implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  static final Secret KEY = new Secret("sk-test-0123456789");

  static final ModelId TERRA = ModelId.of("openai/gpt-6.1-terra");

  /** As the catalog describes the models of the recorded requests. */
  static final ModelCards CARDS =
      model ->
          new ModelCard(
              true,
              true,
              EnumSet.of(
                  Effort.NONE, Effort.LOW, Effort.MEDIUM, Effort.HIGH, Effort.XHIGH, Effort.MAX),
              Tokenizer.O200K);

  static final Prompt HELLO = new Prompt("", List.of(new Turn.User("Say hello.")), 2_048);

  private final FixtureServer server = new FixtureServer();
  private final WebModelHttpFactory http = WebModelHttpFactory.of(HttpLimits.STANDARD);

  /** Speaks to the recording of this name. */
  OpenAiProvider provider(String recording) {
    var endpoint =
        new Endpoint(
            OpenAiProvider.NAME,
            URI.create(server.url() + "/v1"),
            Map.of("Authorization", "Bearer " + KEY.value(), "X-Fixture", recording),
            KEY);
    return new OpenAiProvider(
        http.open(endpoint),
        new RequestWriter(
            CARDS,
            RequestTier.DEFAULT,
            CacheKey.INSTRUCTIONS,
            new Recurrence(InstantSource.fixed(NOW))),
        InstantSource.fixed(NOW));
  }

  /** What the adapter makes of the recorded answer. */
  ExpectedAnswer answer(Fixture fixture) {
    return answer(fixture, fixture.name());
  }

  /** What the adapter makes of another answer in place of the recorded one. */
  ExpectedAnswer answer(Fixture fixture, int status, String body) {
    String type = fixture.kind().equals("rstream") ? "text/event-stream" : "application/json";
    server
        .wireMock()
        .stubFor(
            any(anyUrl())
                .withHeader("X-Fixture", equalTo("damaged"))
                .willReturn(
                    aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", type)
                        .withBody(body)));
    return answer(fixture, "damaged");
  }

  FixtureServer server() {
    return server;
  }

  private ExpectedAnswer answer(Fixture fixture, String recording) {
    List<Delta> heard = new ArrayList<>();
    return new ExpectedAnswer(
        fixture, provider(recording).complete(TERRA, HELLO, heard::add), heard);
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }

  static Gauge gauge() {
    return new Gauge(ErrorGrammar.RATES, InstantSource.fixed(NOW));
  }
}
