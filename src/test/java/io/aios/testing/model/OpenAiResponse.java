package io.aios.testing.model;

import io.aios.testing.model.Author.Writing;
import io.aios.testing.model.Bill.Delivery;
import io.aios.testing.model.Order.Wish;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A response of OpenAI's on the wire. */
record OpenAiResponse(String id, Order order, Writing writing, Consumption used) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long CREATED = 1_795_370_400;

  ObjectNode whole() {
    ObjectNode response = envelope(writing.cut() ? "incomplete" : "completed");
    if (writing.cut()) {
      response.putObject("incomplete_details").put("reason", "max_output_tokens");
    }
    ArrayNode output = response.withArray("output");
    if (reasons()) {
      output.add(reasoning());
    }
    if (!writing.text().isEmpty()) {
      output.add(message(writing.text(), writing.cut() ? "incomplete" : "completed"));
    }
    response.set("usage", usage());
    return response;
  }

  Told told(Fault fault) {
    EventText events = new EventText();
    add(events, about("response.created", envelope("in_progress")));
    add(events, about("response.in_progress", envelope("in_progress")));
    int index = 0;
    if (reasons()) {
      add(events, item("response.output_item.added", index, reasoning()));
      add(events, item("response.output_item.done", index++, reasoning()));
    }
    List<String> words = EventText.words(writing.text());
    return switch (fault) {
      case CUT_IN_TEXT -> {
        write(events, index, EventText.half(words));
        yield new Told(events.torn(), half(words), Delivery.CUT, false);
      }
      case ERROR_IN_TEXT -> {
        write(events, index, EventText.half(words));
        add(events, failure());
        yield new Told(events.whole(), half(words), Delivery.CUT, true);
      }
      case CUT_BEFORE_END -> {
        finish(events, index, words);
        yield new Told(events.whole(), used, Delivery.CUT, false);
      }
      case NONE, RATE_LIMITED, OVERLOADED, UNAVAILABLE -> {
        finish(events, index, words);
        add(events, about(writing.cut() ? "response.incomplete" : "response.completed", whole()));
        yield new Told(events.whole(), used, Delivery.WHOLE, true);
      }
    };
  }

  private Consumption half(List<String> words) {
    String text = String.join("", EventText.half(words));
    return used.withOutput(used.thinking() + order.model().tokens(text), used.thinking());
  }

  private void write(EventText events, int index, List<String> words) {
    add(events, item("response.output_item.added", index, message("", "in_progress")));
    ObjectNode opened = part("response.content_part.added", index);
    opened.set("part", text(""));
    add(events, opened);
    for (String word : words) {
      add(events, part("response.output_text.delta", index).put("delta", word));
    }
  }

  private void finish(EventText events, int index, List<String> words) {
    if (words.isEmpty()) {
      return;
    }
    write(events, index, words);
    add(events, part("response.output_text.done", index).put("text", writing.text()));
    ObjectNode closed = part("response.content_part.done", index);
    closed.set("part", text(writing.text()));
    add(events, closed);
    String status = writing.cut() ? "incomplete" : "completed";
    add(events, item("response.output_item.done", index, message(writing.text(), status)));
  }

  private ObjectNode envelope(String status) {
    ObjectNode response = JSON.objectNode().put("id", id).put("object", "response");
    response.put("created_at", CREATED).put("status", status).putNull("error");
    response.putNull("incomplete_details").put("model", order.model().id());
    response.putArray("output");
    response.put("service_tier", "default").put("store", false).putNull("usage");
    return response;
  }

  private ObjectNode usage() {
    ObjectNode usage = JSON.objectNode().put("input_tokens", used.prompt());
    usage
        .putObject("input_tokens_details")
        .put("cached_tokens", used.cacheRead())
        .put("cache_write_tokens", used.cacheWriteShort());
    usage.put("output_tokens", used.output());
    usage.putObject("output_tokens_details").put("reasoning_tokens", used.thinking());
    return usage.put("total_tokens", used.prompt() + used.output());
  }

  private boolean reasons() {
    return order.wants(Wish.THINK) && order.wants(Wish.SHOW_THOUGHTS);
  }

  private ObjectNode reasoning() {
    ObjectNode item = JSON.objectNode().put("id", "rs_" + id).put("type", "reasoning");
    item.putArray("summary");
    return item.put("encrypted_content", OpenAiDialect.encrypted(order.model()));
  }

  private ObjectNode message(String text, String status) {
    ObjectNode item = JSON.objectNode().put("id", "msg_" + id).put("type", "message");
    item.put("status", status).put("role", "assistant");
    ArrayNode content = item.putArray("content");
    if (!text.isEmpty()) {
      content.add(text(text));
    }
    return item;
  }

  private static ObjectNode text(String text) {
    ObjectNode part = JSON.objectNode().put("type", "output_text").put("text", text);
    part.putArray("annotations");
    return part;
  }

  private ObjectNode part(String type, int index) {
    ObjectNode event = JSON.objectNode().put("type", type).put("item_id", "msg_" + id);
    return event.put("output_index", index).put("content_index", 0);
  }

  private static ObjectNode item(String type, int index, ObjectNode item) {
    ObjectNode event = JSON.objectNode().put("type", type).put("output_index", index);
    event.set("item", item);
    return event;
  }

  private static ObjectNode about(String type, ObjectNode response) {
    ObjectNode event = JSON.objectNode().put("type", type);
    event.set("response", response);
    return event;
  }

  private static ObjectNode failure() {
    ObjectNode event = JSON.objectNode().put("type", "error");
    event
        .putObject("error")
        .put("type", "server_error")
        .put("code", "server_error")
        .put("message", "The server had an error while processing your request.")
        .putNull("param");
    return event;
  }

  private static void add(EventText events, ObjectNode event) {
    events.add(event.put("sequence_number", events.number()));
  }
}
