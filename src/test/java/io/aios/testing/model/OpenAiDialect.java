package io.aios.testing.model;

import io.aios.testing.model.Author.Writing;
import io.aios.testing.model.Bill.Delivery;
import io.aios.testing.model.Order.Wish;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Speaks as OpenAI's Responses API does. Thread-safe. */
final class OpenAiDialect implements Dialect {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long THOUGHT_TOKENS = 64;

  private final Shop shop;
  private final OpenAiReader reader;
  private final AtomicLong requests = new AtomicLong();

  OpenAiDialect(Shop shop) {
    this.shop = shop;
    this.reader = new OpenAiReader(shop.assortment());
  }

  @Override
  public HttpAnswer complete(HttpCall call, int number, Fault fault) {
    check(call);
    Order order = reader.read(call.json());
    Shop.failEarly(fault);
    Consumption prompt =
        order.model().takesMarks()
            ? shop.cache().marked(order.model(), order.passages())
            : shop.cache().automatic(order.model(), order.passages());
    checkLength(order, prompt);
    OpenAiResponse response = response(order, prompt, number);
    if (!order.wants(Wish.STREAM)) {
      shop.charge(call, number, order.model(), response.used(), Delivery.WHOLE);
      return new HttpAnswer.Document(200, headers(), response.whole());
    }
    Told told = response.told(fault);
    shop.charge(call, number, order.model(), told.used(), told.delivery());
    return new HttpAnswer.Stream(headers(), told.text(), told.ends());
  }

  @Override
  public HttpAnswer count(HttpCall call) {
    check(call);
    Order order = reader.read(call.json());
    long tokens = order.passages().stream().mapToLong(it -> it.tokens(order.model())).sum();
    ObjectNode count = JSON.objectNode().put("object", "response.input_tokens");
    return new HttpAnswer.Document(200, headers(), count.put("input_tokens", tokens));
  }

  @Override
  public HttpAnswer models(HttpCall call) {
    check(call);
    ObjectNode list = JSON.objectNode().put("object", "list");
    ArrayNode models = list.putArray("data");
    for (SoldModel model : shop.assortment().of(OpenAiReader.PROVIDER)) {
      models
          .addObject()
          .put("id", model.id())
          .put("object", "model")
          .put("created", 1_792_972_800)
          .put("owned_by", "system")
          .putNull("shutdown_date");
    }
    return new HttpAnswer.Document(200, headers(), list);
  }

  @Override
  public HttpAnswer turnDown(Complaint complaint) {
    ObjectNode body = JSON.objectNode();
    ObjectNode error = body.putObject("error");
    error.put("message", complaint.getMessage()).put("type", complaint.type()).putNull("param");
    if (complaint.code().isEmpty()) {
      error.putNull("code");
    } else {
      error.put("code", complaint.code());
    }
    Map<String, String> headers = headers();
    if (complaint.status() == 429) {
      headers.put("retry-after", "1");
    }
    // OpenAI has no 529.
    int status = complaint.status() == 529 ? 503 : complaint.status();
    return new HttpAnswer.Document(status, headers, body);
  }

  /** What a model seals its reasoning with, so that no other model is given it. */
  static String encrypted(SoldModel model) {
    return "gAAA" + Digests.of(model.id()) + "==";
  }

  private OpenAiResponse response(Order order, Consumption prompt, int number) {
    int room = order.prompt().maxOutputTokens();
    long thought = order.wants(Wish.THINK) ? Math.min(THOUGHT_TOKENS, room) : 0;
    Writing writing = shop.author().write(order.model(), order.prompt(), room - thought);
    Consumption used = prompt.withOutput(thought + writing.tokens(), thought);
    return new OpenAiResponse("resp_%048d".formatted(number), order, writing, used);
  }

  private static void checkLength(Order order, Consumption prompt) {
    if (prompt.prompt() > order.model().contextWindow()) {
      throw Complaint.about(
          "context_length_exceeded", "Your input exceeds the context window of this model.");
    }
  }

  private void check(HttpCall call) {
    if (!call.header("Authorization").startsWith("Bearer ")) {
      throw new Complaint(
          401, "invalid_request_error", "invalid_api_key", "You didn't provide an API key.");
    }
    shop.checkKey(call.header("Authorization").substring("Bearer ".length()));
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-request-id", "req_%024d".formatted(requests.incrementAndGet()));
    headers.put("openai-version", "2020-10-01");
    headers.put("x-ratelimit-limit-requests", "10000");
    headers.put("x-ratelimit-remaining-requests", "9999");
    headers.put("x-ratelimit-reset-requests", "6ms");
    headers.put("x-ratelimit-limit-tokens", "2000000");
    headers.put("x-ratelimit-remaining-tokens", "1994880");
    headers.put("x-ratelimit-reset-tokens", "127ms");
    return headers;
  }
}
