package io.aios.testing.model;

import io.aios.testing.model.Author.Writing;
import io.aios.testing.model.Bill.Delivery;
import io.aios.testing.model.Order.Wish;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks Chat Completions as Ollama does: without a key, limits of rate, caches and names of
 * requests. Thread-safe.
 */
final class OllamaDialect implements Dialect {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String THOUGHT = "The user wants a piece of work – so I write it.";

  private final Shop shop;
  private final OllamaReader reader;

  OllamaDialect(Shop shop) {
    this.shop = shop;
    this.reader = new OllamaReader(shop.assortment());
  }

  @Override
  public HttpAnswer complete(HttpCall call, int number, Fault fault) {
    Order order = reader.read(call.json());
    Shop.failEarly(fault);
    OllamaChat chat = chat(order, number);
    if (!order.wants(Wish.STREAM)) {
      shop.charge(call, number, order.model(), chat.used(), Delivery.WHOLE);
      return new HttpAnswer.Document(200, Map.of(), chat.whole());
    }
    Told told = chat.told(fault);
    shop.charge(call, number, order.model(), told.used(), told.delivery());
    return new HttpAnswer.Stream(Map.of(), told.text(), told.ends());
  }

  @Override
  public HttpAnswer count(HttpCall call) {
    throw new Complaint(404, "not_found_error", "", "Ollama counts no tokens");
  }

  @Override
  public HttpAnswer models(HttpCall call) {
    ObjectNode list = JSON.objectNode().put("object", "list");
    ArrayNode models = list.putArray("data");
    for (SoldModel model : shop.assortment().of(OllamaReader.PROVIDER)) {
      models
          .addObject()
          .put("id", model.id())
          .put("object", "model")
          .put("created", 1_795_000_000)
          .put("owned_by", "library");
    }
    return new HttpAnswer.Document(200, Map.of(), list);
  }

  /** What is asked for to learn whether it is well. */
  HttpAnswer version() {
    return new HttpAnswer.Document(200, Map.of(), JSON.objectNode().put("version", "0.40.12"));
  }

  /** Whatever there is too much of, Ollama is busy: it knows neither 429 nor 529. */
  @Override
  public HttpAnswer turnDown(Complaint complaint) {
    boolean busy = complaint.status() == 429 || complaint.status() >= 500;
    ObjectNode body = JSON.objectNode();
    body.putObject("error")
        .put("message", busy ? "server busy, please try again" : complaint.getMessage())
        .put("type", busy ? "api_error" : complaint.type())
        .putNull("param")
        .putNull("code");
    return new HttpAnswer.Document(busy ? 503 : complaint.status(), Map.of(), body);
  }

  private OllamaChat chat(Order order, int number) {
    SoldModel model = order.model();
    int room = order.prompt().maxOutputTokens();
    long prompt = order.passages().stream().mapToLong(it -> it.tokens(model)).sum();
    if (prompt + room > model.contextWindow()) {
      // The real one cuts the prompt, and says nothing.
      throw Complaint.about("the prompt does not fit the context window");
    }
    long thought = order.wants(Wish.THINK) ? Math.min(model.tokens(THOUGHT), room) : 0;
    Writing writing = shop.author().write(model, order.prompt(), room - thought);
    return new OllamaChat(
        "chatcmpl-" + number,
        order,
        thought > 0 ? THOUGHT : "",
        writing,
        new Consumption(prompt, 0, 0, 0, thought + writing.tokens(), thought));
  }
}
