package io.aios.testing.model;

import io.aios.testing.model.Author.Writing;
import io.aios.testing.model.Bill.Delivery;
import io.aios.testing.model.Order.Wish;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Speaks as Anthropic's Messages API does. Thread-safe. */
final class ClaudeDialect implements Dialect {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> VERSIONS = Set.of("2026-10-21", "2023-06-01");
  private static final String THOUGHT = "First I look at what was asked for – then I write it.";
  private static final long THOUGHT_TOKENS = 40;

  private final Shop shop;
  private final ClaudeReader reader;
  private final InstantSource clock;
  private final AtomicLong requests = new AtomicLong();

  ClaudeDialect(Shop shop, InstantSource clock) {
    this.shop = shop;
    this.reader = new ClaudeReader(shop.assortment());
    this.clock = clock;
  }

  @Override
  public HttpAnswer complete(HttpCall call, int number, Fault fault) {
    check(call);
    Order order = reader.read(call.json(), false);
    Shop.failEarly(fault);
    Consumption prompt = shop.cache().marked(order.model(), order.passages());
    checkLength(order, prompt);
    ClaudeMessage message = message(order, prompt, number);
    if (!order.wants(Wish.STREAM)) {
      shop.charge(call, number, order.model(), message.used(), Delivery.WHOLE);
      return new HttpAnswer.Document(200, headers(), message.whole());
    }
    Told told = message.told(fault);
    shop.charge(call, number, order.model(), told.used(), told.delivery());
    return new HttpAnswer.Stream(headers(), told.text(), told.ends());
  }

  @Override
  public HttpAnswer count(HttpCall call) {
    check(call);
    Order order = reader.read(call.json(), true);
    long tokens = order.passages().stream().mapToLong(it -> it.tokens(order.model())).sum();
    return new HttpAnswer.Document(200, headers(), JSON.objectNode().put("input_tokens", tokens));
  }

  @Override
  public HttpAnswer models(HttpCall call) {
    check(call);
    ObjectNode list = JSON.objectNode();
    ArrayNode models = list.putArray("data");
    for (SoldModel model : shop.assortment().of(ClaudeReader.PROVIDER)) {
      models.addObject().put("type", "model").put("id", model.id()).put("lifecycle", "active");
    }
    list.put("has_more", false);
    return new HttpAnswer.Document(200, headers(), list);
  }

  @Override
  public HttpAnswer turnDown(Complaint complaint) {
    ObjectNode body = JSON.objectNode().put("type", "error");
    body.putObject("error").put("type", complaint.type()).put("message", complaint.getMessage());
    Map<String, String> headers = headers();
    body.put("request_id", headers.get("request-id"));
    if (complaint.status() == 429) {
      headers.put("retry-after", "1");
    }
    return new HttpAnswer.Document(complaint.status(), headers, body);
  }

  /** What a model signs its thoughts with, so that no other model is given them. */
  static String signature(SoldModel model) {
    return "EqQB" + Digests.of(model.id()) + "==";
  }

  private ClaudeMessage message(Order order, Consumption prompt, int number) {
    int room = order.prompt().maxOutputTokens();
    long thought = order.wants(Wish.THINK) ? Math.min(THOUGHT_TOKENS, room) : 0;
    Writing writing = shop.author().write(order.model(), order.prompt(), room - thought);
    return new ClaudeMessage(
        "msg_%024d".formatted(number),
        order,
        order.wants(Wish.SHOW_THOUGHTS) ? THOUGHT : "",
        writing,
        prompt.withOutput(thought + writing.tokens(), thought));
  }

  private static void checkLength(Order order, Consumption prompt) {
    if (prompt.prompt() > order.model().contextWindow()) {
      throw Complaint.about(
          "prompt is too long: %d tokens > %d maximum"
              .formatted(prompt.prompt(), order.model().contextWindow()));
    }
  }

  private void check(HttpCall call) {
    if (call.has("x-api-key") && call.has("Authorization")) {
      throw new Complaint(
          401, "authentication_error", "", "x-api-key and Authorization exclude each other");
    }
    String bearer = call.header("Authorization").replaceFirst("^Bearer ", "");
    shop.checkKey(call.has("x-api-key") ? call.header("x-api-key") : bearer);
    if (!call.has("anthropic-version")) {
      throw Complaint.about("anthropic-version: header is required");
    }
    if (!VERSIONS.contains(call.header("anthropic-version"))) {
      throw Complaint.about("anthropic-version: is not a valid version");
    }
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("request-id", "req_%024d".formatted(requests.incrementAndGet()));
    Instant reset = clock.instant().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    for (String kind : Set.of("requests", "input-tokens", "output-tokens")) {
      String stem = "anthropic-ratelimit-" + kind;
      headers.put(stem + "-limit", "400000");
      headers.put(stem + "-remaining", "399000");
      headers.put(stem + "-reset", reset.toString());
    }
    return headers;
  }
}
