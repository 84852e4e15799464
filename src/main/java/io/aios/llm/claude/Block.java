package io.aios.llm.claude;

import io.aios.llm.Delta;
import io.aios.llm.Listener;
import io.aios.llm.http.MalformedAnswerException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One block of an answer, growing while it arrives. For one thread. */
sealed interface Block {

  /** Takes in the next piece; a kind of piece that is not known is left out. */
  void add(JsonNode delta, Listener listener);

  /** Starts a block, or takes in a whole one. */
  static Block of(JsonNode start, Listener listener) {
    return switch (start.path("type").asString("")) {
      case "text" -> new Text(required(start, "text"), listener);
      case "thinking" -> new Thinking(start, listener);
      case "redacted_thinking" -> new Redacted(start.toString());
      case "tool_use" -> new ToolUse(start, listener);
      default -> new Unknown();
    };
  }

  private static String required(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isString()) {
      throw new MalformedAnswerException("a block or piece has no " + field);
    }
    return value.asString();
  }

  private static void requireKnown(JsonNode delta, String block) {
    switch (delta.path("type").asString("")) {
      case "text_delta", "input_json_delta", "thinking_delta", "signature_delta" ->
          throw new MalformedAnswerException("a piece does not belong into a block of " + block);
      default -> {} // added to the interface since
    }
  }

  /** Visible text. */
  final class Text implements Block {

    private final StringBuilder text = new StringBuilder();

    private Text(String start, Listener listener) {
      say(start, listener);
    }

    @Override
    public void add(JsonNode delta, Listener listener) {
      if (delta.path("type").asString("").equals("text_delta")) {
        say(required(delta, "text"), listener);
      } else {
        requireKnown(delta, "text");
      }
    }

    private void say(String piece, Listener listener) {
      text.append(piece);
      if (!piece.isEmpty()) {
        listener.heard(new Delta.Written(piece));
      }
    }

    String text() {
      return text.toString();
    }
  }

  /** Thinking that can be read, or a summary of it, and the signature without which it is void. */
  final class Thinking implements Block {

    private final JsonNode start;
    private final StringBuilder thinking = new StringBuilder();
    private final StringBuilder signature = new StringBuilder();

    private Thinking(JsonNode start, Listener listener) {
      this.start = start;
      signature.append(start.path("signature").asString(""));
      think(start.path("thinking").asString(""), listener);
    }

    @Override
    public void add(JsonNode delta, Listener listener) {
      switch (delta.path("type").asString("")) {
        case "thinking_delta" -> think(required(delta, "thinking"), listener);
        case "signature_delta" -> signature.append(required(delta, "signature"));
        default -> requireKnown(delta, "thinking");
      }
    }

    private void think(String piece, Listener listener) {
      thinking.append(piece);
      if (!piece.isEmpty()) {
        listener.heard(new Delta.Thought(piece));
      }
    }

    boolean isSigned() {
      return !signature.isEmpty();
    }

    /** The block as it would stand in an answer that was not streamed. */
    String block() {
      ObjectNode block = ((ObjectNode) start).deepCopy();
      block.put("thinking", thinking.toString());
      return block.put("signature", signature.toString()).toString();
    }
  }

  /** Thinking that only Anthropic can read. */
  record Redacted(String block) implements Block {

    @Override
    public void add(JsonNode delta, Listener listener) {
      requireKnown(delta, "redacted thinking");
    }
  }

  /** A wish to have a tool run. */
  final class ToolUse implements Block {

    private final String id;
    private final String name;
    private final String whole;
    private final StringBuilder pieces = new StringBuilder();

    private ToolUse(JsonNode start, Listener listener) {
      id = required(start, "id");
      name = required(start, "name");
      JsonNode input = start.path("input");
      whole = input.isObject() ? input.toString() : "{}";
      if (!input.isEmpty()) {
        listener.heard(new Delta.Argued(whole));
      }
    }

    @Override
    public void add(JsonNode delta, Listener listener) {
      if (delta.path("type").asString("").equals("input_json_delta")) {
        String piece = required(delta, "partial_json");
        pieces.append(piece);
        if (!piece.isEmpty()) {
          listener.heard(new Delta.Argued(piece));
        }
      } else {
        requireKnown(delta, "tool use");
      }
    }

    String id() {
      return id;
    }

    String name() {
      return name;
    }

    /** JSON text; a tool without arguments is sent no pieces, or one that is empty. */
    String arguments() {
      return pieces.isEmpty() ? whole : pieces.toString();
    }
  }

  /** A kind that this adapter does not know; whoever added it says that it may be left out. */
  record Unknown() implements Block {

    @Override
    public void add(JsonNode delta, Listener listener) {
      // nothing of it is read
    }
  }
}
