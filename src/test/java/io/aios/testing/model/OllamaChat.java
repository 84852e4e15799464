package io.aios.testing.model;

import io.aios.testing.model.Author.Writing;
import io.aios.testing.model.Bill.Delivery;
import io.aios.testing.model.Order.Wish;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chat completion on the wire.
 *
 * @param thought what it thinks aloud; empty if it does not
 */
record OllamaChat(String id, Order order, String thought, Writing writing, Consumption used) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long CREATED = 1_795_370_400;

  ObjectNode whole() {
    ObjectNode completion = envelope("chat.completion");
    ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
    ObjectNode message = choice.putObject("message").put("role", "assistant");
    message.put("content", writing.text());
    if (!thought.isEmpty()) {
      message.put("reasoning", thought);
    }
    choice.put("finish_reason", finish());
    completion.set("usage", usage());
    return completion;
  }

  Told told(Fault fault) {
    EventText events = new EventText();
    for (String word : EventText.words(thought)) {
      events.addUnnamed(chunk(delta("").put("reasoning", word), ""));
    }
    List<String> words = EventText.words(writing.text());
    return switch (fault) {
      case CUT_IN_TEXT -> {
        write(events, EventText.half(words));
        yield new Told(events.torn(), half(words), Delivery.CUT, false);
      }
      case ERROR_IN_TEXT -> {
        write(events, EventText.half(words));
        events.addUnnamed(failure());
        yield new Told(events.whole(), half(words), Delivery.CUT, true);
      }
      case CUT_BEFORE_END -> {
        finish(events, words);
        yield new Told(events.whole(), used, withoutEnd(), false);
      }
      case NONE, RATE_LIMITED, OVERLOADED, UNAVAILABLE -> {
        finish(events, words);
        events.end();
        yield new Told(events.whole(), used, Delivery.WHOLE, true);
      }
    };
  }

  private Delivery withoutEnd() {
    return order.wants(Wish.SHOW_USAGE) ? Delivery.CUT_AFTER_USAGE : Delivery.CUT;
  }

  private Consumption half(List<String> words) {
    String text = String.join("", EventText.half(words));
    return used.withOutput(used.thinking() + order.model().tokens(text), used.thinking());
  }

  private void write(EventText events, List<String> words) {
    words.forEach(word -> events.addUnnamed(chunk(delta(word), "")));
  }

  private void finish(EventText events, List<String> words) {
    write(events, words);
    events.addUnnamed(chunk(JSON.objectNode(), finish()));
    if (order.wants(Wish.SHOW_USAGE)) {
      ObjectNode last = envelope("chat.completion.chunk");
      last.putArray("choices");
      last.set("usage", usage());
      events.addUnnamed(last);
    }
  }

  /**
   * @param reason why it has ended; empty if it has not
   */
  private ObjectNode chunk(ObjectNode delta, String reason) {
    ObjectNode chunk = envelope("chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    if (reason.isEmpty()) {
      choice.putNull("finish_reason");
    } else {
      choice.put("finish_reason", reason);
    }
    return chunk;
  }

  private ObjectNode envelope(String object) {
    ObjectNode envelope = JSON.objectNode().put("id", id).put("object", object);
    envelope.put("created", CREATED).put("model", order.model().id());
    return envelope.put("system_fingerprint", "fp_ollama");
  }

  private ObjectNode usage() {
    return JSON.objectNode()
        .put("prompt_tokens", used.prompt())
        .put("completion_tokens", used.output())
        .put("total_tokens", used.prompt() + used.output());
  }

  private String finish() {
    return writing.cut() ? "length" : "stop";
  }

  private static ObjectNode delta(String word) {
    return JSON.objectNode().put("role", "assistant").put("content", word);
  }

  private static ObjectNode failure() {
    ObjectNode failure = JSON.objectNode();
    failure
        .putObject("error")
        .put("message", "an error was encountered while running the model")
        .put("type", "api_error")
        .putNull("param")
        .putNull("code");
    return failure;
  }
}
