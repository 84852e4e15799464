package io.aios.testing.model;

import io.aios.testing.model.Author.Writing;
import io.aios.testing.model.Bill.Delivery;
import io.aios.testing.model.Order.Wish;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message of Anthropic's on the wire.
 *
 * @param thought a summary of the thinking; empty if none is shown
 */
record ClaudeMessage(String id, Order order, String thought, Writing writing, Consumption used) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  ObjectNode whole() {
    ObjectNode message = envelope();
    ArrayNode content = message.withArray("content");
    if (order.wants(Wish.THINK)) {
      content.add(thinking(thought, ClaudeDialect.signature(order.model())));
    }
    if (!writing.text().isEmpty()) {
      content.add(text(writing.text()));
    }
    message.put("stop_reason", stop());
    message.set("usage", usage(used));
    return message;
  }

  Told told(Fault fault) {
    EventText events = new EventText();
    events.add(start());
    int index = 0;
    if (order.wants(Wish.THINK)) {
      think(events, index++);
    }
    List<String> words = EventText.words(writing.text());
    return switch (fault) {
      case CUT_IN_TEXT -> {
        write(events, index, EventText.half(words));
        yield new Told(events.torn(), half(words), Delivery.CUT, false);
      }
      case ERROR_IN_TEXT -> {
        write(events, index, EventText.half(words));
        events.add(overloaded());
        yield new Told(events.whole(), half(words), Delivery.CUT, true);
      }
      case CUT_BEFORE_END -> {
        end(events, index, words);
        yield new Told(events.whole(), used, Delivery.CUT_AFTER_USAGE, false);
      }
      case NONE, RATE_LIMITED, OVERLOADED, UNAVAILABLE -> {
        end(events, index, words);
        events.add(event("message_stop"));
        yield new Told(events.whole(), used, Delivery.WHOLE, true);
      }
    };
  }

  private Consumption half(List<String> words) {
    String text = String.join("", EventText.half(words));
    return used.withOutput(used.thinking() + order.model().tokens(text), used.thinking());
  }

  private void think(EventText events, int index) {
    events.add(blockStart(index, thinking("", "")));
    events.add(event("ping"));
    if (!thought.isEmpty()) {
      for (String word : EventText.words(thought)) {
        ObjectNode delta = JSON.objectNode().put("type", "thinking_delta").put("thinking", word);
        events.add(blockDelta(index, delta));
      }
    }
    ObjectNode signed = JSON.objectNode().put("type", "signature_delta");
    signed.put("signature", ClaudeDialect.signature(order.model()));
    events.add(blockDelta(index, signed));
    events.add(event("content_block_stop").put("index", index));
  }

  private static void write(EventText events, int index, List<String> words) {
    events.add(blockStart(index, text("")));
    for (String word : words) {
      events.add(blockDelta(index, JSON.objectNode().put("type", "text_delta").put("text", word)));
      if (events.number() % 50 == 0) {
        events.add(event("ping"));
      }
    }
  }

  private void end(EventText events, int index, List<String> words) {
    if (!words.isEmpty()) {
      write(events, index, words);
      events.add(event("content_block_stop").put("index", index));
    }
    ObjectNode last = event("message_delta");
    last.putObject("delta").put("stop_reason", stop()).putNull("stop_sequence");
    ObjectNode cumulative = usage(used);
    cumulative.remove(List.of("cache_creation", "service_tier"));
    last.set("usage", cumulative);
    events.add(last);
  }

  private ObjectNode start() {
    ObjectNode message = envelope();
    message.set("usage", usage(used.withOutput(1, 0)));
    ObjectNode start = event("message_start");
    start.set("message", message);
    return start;
  }

  private ObjectNode envelope() {
    ObjectNode message = JSON.objectNode().put("id", id).put("type", "message");
    message.put("role", "assistant").put("model", order.model().id());
    message.putArray("content");
    message.putNull("stop_reason").putNull("stop_sequence").putNull("stop_details");
    return message;
  }

  private String stop() {
    return writing.cut() ? "max_tokens" : "end_turn";
  }

  private static ObjectNode usage(Consumption used) {
    ObjectNode usage = JSON.objectNode().put("input_tokens", used.uncached());
    usage.put("cache_creation_input_tokens", used.cacheWriteShort() + used.cacheWriteLong());
    usage.put("cache_read_input_tokens", used.cacheRead());
    usage
        .putObject("cache_creation")
        .put("ephemeral_5m_input_tokens", used.cacheWriteShort())
        .put("ephemeral_1h_input_tokens", used.cacheWriteLong());
    usage.put("output_tokens", used.output());
    usage.putObject("output_tokens_details").put("thinking_tokens", used.thinking());
    return usage.putNull("server_tool_use").put("service_tier", "standard");
  }

  private static ObjectNode overloaded() {
    ObjectNode error = event("error");
    error.putObject("error").put("type", "overloaded_error").put("message", "Overloaded");
    return error;
  }

  private static ObjectNode thinking(String text, String signature) {
    return JSON.objectNode()
        .put("type", "thinking")
        .put("thinking", text)
        .put("signature", signature);
  }

  private static ObjectNode text(String text) {
    return JSON.objectNode().put("type", "text").put("text", text).putNull("citations");
  }

  private static ObjectNode blockStart(int index, ObjectNode block) {
    ObjectNode start = event("content_block_start").put("index", index);
    start.set("content_block", block);
    return start;
  }

  private static ObjectNode blockDelta(int index, ObjectNode delta) {
    ObjectNode event = event("content_block_delta").put("index", index);
    event.set("delta", delta);
    return event;
  }

  private static ObjectNode event(String type) {
    return JSON.objectNode().put("type", type);
  }
}
