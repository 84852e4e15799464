package io.aios.llm.compatible;

import io.aios.llm.Allowance;
import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.ModelCards;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.http.Gauge;
import io.aios.llm.http.JsonBody;
import io.aios.llm.http.ModelHttp;
import io.aios.llm.http.TokenCount;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/** The models of one server that speaks Chat Completions. */
final class CompatibleProvider implements Provider {

  private final Server server;
  private final ModelHttp http;
  private final ChatWriter writer;
  private final InstantSource clock;
  private final Gauge gauge;

  /**
   * @param http to the server's root
   */
  CompatibleProvider(Server server, ModelHttp http, ModelCards cards, InstantSource clock) {
    this.server = server;
    this.http = http;
    this.writer = new ChatWriter(server.dialect(), cards);
    this.clock = clock;
    this.gauge = new Gauge(ErrorGrammar.RATES, clock);
  }

  @Override
  public String name() {
    return server.name();
  }

  @Override
  public Origin origin() {
    return Origin.MODEL;
  }

  @Override
  public boolean isInHouse() {
    return HouseAddress.leadsTo(server.root());
  }

  @Override
  public ModelResult complete(ModelId model, Prompt prompt, Listener listener) {
    return http.complete(
        server.path() + "/chat/completions",
        writer.completion(model, prompt),
        new ChatReader(model, prompt, listener, gauge));
  }

  @Override
  public OptionalLong count(ModelId model, Prompt prompt) {
    if (!server.dialect().has(Feature.TOKENIZE)) {
      return OptionalLong.empty();
    }
    return switch (http.post("/tokenize", writer.tokens(model, prompt))) {
      case ModelHttp.Exchange.Answered answered when answered.head().isSuccess() ->
          TokenCount.in(JsonBody.read(answered.body()), "count");
      case ModelHttp.Exchange.Answered answered -> OptionalLong.empty();
      case ModelHttp.Exchange.Failed failed -> OptionalLong.empty();
    };
  }

  @Override
  public Health check() {
    return new Checkup(server, http, clock).check();
  }

  @Override
  public Optional<Allowance> allowance() {
    return gauge.latest();
  }
}
