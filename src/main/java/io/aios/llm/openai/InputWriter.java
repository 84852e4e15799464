package io.aios.llm.openai;

import io.aios.llm.ModelId;
import io.aios.llm.Reasoning;
import io.aios.llm.ToolCall;
import io.aios.llm.ToolResult;
import io.aios.llm.Turn;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a conversation as input items. Thread-safe. */
final class InputWriter {

  private final JsonMapper json;

  InputWriter(JsonMapper json) {
    this.json = json;
  }

  /**
   * The items of all turns, in their order.
   *
   * @param reader the model that will read them, and gets only its own reasoning back
   * @param breakpoints what of them is to be kept
   */
  ArrayNode write(ModelId reader, List<Turn> turns, Breakpoints breakpoints) {
    ArrayNode items = json.createArrayNode();
    for (int number = 0; number < turns.size(); number++) {
      switch (turns.get(number)) {
        case Turn.User user when user.seams().isEmpty() -> items.add(message("user", user.text()));
        case Turn.User user -> items.add(parts(number, user, breakpoints));
        case Turn.Assistant assistant -> addAssistant(items, reader, assistant);
        case Turn.ToolResults done -> done.results().forEach(result -> items.add(output(result)));
      }
    }
    return items;
  }

  private void addAssistant(ArrayNode items, ModelId reader, Turn.Assistant turn) {
    boolean spoke = !turn.text().isEmpty() || !turn.calls().isEmpty();
    if (spoke) { // reasoning without anything that follows from it is refused
      turn.reasoning().stream()
          .filter(reasoning -> reasoning.writer().equals(reader))
          .map(Reasoning::block)
          .forEach(block -> items.add(json.readTree(block)));
    }
    if (!turn.text().isEmpty()) {
      items.add(message("assistant", turn.text()));
    }
    turn.calls().forEach(call -> items.add(call(call)));
  }

  /** Cut at every seam, so that the same text is always the same blocks. */
  private ObjectNode parts(int turn, Turn.User user, Breakpoints breakpoints) {
    ObjectNode message = json.createObjectNode().put("type", "message").put("role", "user");
    ArrayNode content = message.putArray("content");
    int end = 0;
    for (String part : user.parts()) {
      end += part.length();
      ObjectNode block = content.addObject().put("type", "input_text").put("text", part);
      if (breakpoints.has(turn, end)) {
        block.putObject("prompt_cache_breakpoint").put("mode", "explicit");
      }
    }
    return message;
  }

  private ObjectNode message(String role, String text) {
    return json.createObjectNode().put("type", "message").put("role", role).put("content", text);
  }

  private ObjectNode call(ToolCall call) {
    return json.createObjectNode()
        .put("type", "function_call")
        .put("call_id", call.id())
        .put("name", call.name())
        .put("arguments", call.arguments());
  }

  /** The interface has no mark for a call that failed, so the text says it. */
  private ObjectNode output(ToolResult result) {
    return json.createObjectNode()
        .put("type", "function_call_output")
        .put("call_id", result.callId())
        .put("output", result.failed() ? "The tool failed: " + result.text() : result.text());
  }
}
