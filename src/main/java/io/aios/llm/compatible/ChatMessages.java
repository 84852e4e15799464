package io.aios.llm.compatible;

import io.aios.llm.Prompt;
import io.aios.llm.ToolCall;
import io.aios.llm.ToolResult;
import io.aios.llm.Turn;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a conversation as messages. Reasoning is left out: these servers want none back. */
final class ChatMessages {

  private static final JsonMapper JSON = new JsonMapper();

  private ChatMessages() {}

  /**
   * The prompt's instructions and turns.
   *
   * @param role of the message with the instructions
   */
  static ArrayNode of(String role, Prompt prompt) {
    ArrayNode messages = JSON.createArrayNode();
    if (!prompt.instructions().isEmpty()) {
      add(messages, role, prompt.instructions());
    }
    for (Turn turn : prompt.turns()) {
      switch (turn) {
        case Turn.User user -> add(messages, "user", user.text());
        case Turn.Assistant assistant -> add(messages, assistant);
        case Turn.ToolResults results -> results.results().forEach(result -> add(messages, result));
      }
    }
    return messages;
  }

  private static ObjectNode add(ArrayNode messages, String role, String text) {
    return messages.addObject().put("role", role).put("content", text);
  }

  private static void add(ArrayNode messages, Turn.Assistant turn) {
    ObjectNode message = add(messages, "assistant", turn.text());
    if (turn.calls().isEmpty()) {
      return;
    }
    if (turn.text().isEmpty()) {
      message.putNull("content");
    }
    ArrayNode calls = message.putArray("tool_calls");
    turn.calls().forEach(call -> add(calls, call));
  }

  private static void add(ArrayNode calls, ToolCall call) {
    ObjectNode function =
        calls.addObject().put("id", call.id()).put("type", "function").putObject("function");
    function.put("name", call.name()).put("arguments", call.arguments());
  }

  private static void add(ArrayNode messages, ToolResult result) {
    messages
        .addObject()
        .put("role", "tool")
        .put("tool_call_id", result.callId())
        .put("content", result.text());
  }
}
