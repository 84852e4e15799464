package io.aios.llm.openai;

import io.aios.llm.Allowance;
import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.compatible.ErrorGrammar;
import io.aios.llm.http.Gauge;
import io.aios.llm.http.JsonBody;
import io.aios.llm.http.ModelHttp;
import io.aios.llm.http.ModelHttp.Exchange;
import io.aios.llm.http.Sentence;
import io.aios.llm.http.TokenCount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** OpenAI's models, by its Responses API. */
final class OpenAiProvider implements Provider {

  static final String NAME = "openai";

  /** A smaller cap is refused with a 400. */
  private static final int SHORTEST_REPLY = 16;

  private final ModelHttp http;
  private final RequestWriter requests;
  private final InstantSource clock;
  private final Gauge gauge;

  OpenAiProvider(ModelHttp http, RequestWriter requests, InstantSource clock) {
    this.http = http;
    this.requests = requests;
    this.clock = clock;
    this.gauge = new Gauge(ErrorGrammar.RATES, clock);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Origin origin() {
    return Origin.MODEL;
  }

  @Override
  public ModelResult complete(ModelId model, Prompt prompt, Listener listener) {
    if (!model.provider().equals(NAME)) {
      return new ModelResult.Failed(
          new ModelFailure.NotOffered(Sentence.of(model + " is no model of OpenAI")));
    }
    if (prompt.maxOutputTokens() < SHORTEST_REPLY) {
      // More than was asked for would be more than was set aside to pay for it.
      return new ModelResult.Failed(
          new ModelFailure.Rejected(
              "OpenAI caps no reply at fewer than " + SHORTEST_REPLY + " tokens"));
    }
    return http.complete(
        "/responses",
        requests.completion(model, prompt),
        new ResponseReader(model, listener, gauge));
  }

  @Override
  public OptionalLong count(ModelId model, Prompt prompt) {
    return switch (http.post("/responses/input_tokens", requests.count(model, prompt))) {
      case Exchange.Answered answered when answered.head().isSuccess() ->
          TokenCount.in(JsonBody.read(answered.body()), "input_tokens");
      case Exchange.Answered refused -> OptionalLong.empty();
      case Exchange.Failed failed -> OptionalLong.empty();
    };
  }

  @Override
  public Health check() {
    Instant start = clock.instant();
    return switch (http.get("/models")) {
      case Exchange.Answered answered when answered.head().isSuccess() ->
          listed(
              JsonBody.read(answered.body()).path("data"),
              Duration.between(start, clock.instant()));
      case Exchange.Answered refused ->
          new Health.Unreachable(
              ErrorGrammar.answered(refused.head(), refused.body(), clock.instant()));
      case Exchange.Failed failed -> new Health.Unreachable(failed.failure());
    };
  }

  @Override
  public Optional<Allowance> allowance() {
    return gauge.latest();
  }

  /** Whoever answers this address with something else is no provider, e.g. a proxy's page. */
  private static Health listed(JsonNode models, Duration took) {
    return models.isArray()
        ? new Health.Reachable(models.size(), took)
        : new Health.Unreachable(
            new ModelFailure.Unavailable("The models endpoint did not answer with a list"));
  }
}
