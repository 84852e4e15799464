package io.aios.llm.claude;

import io.aios.llm.ModelId;
import io.aios.llm.Reasoning;
import io.aios.llm.ToolCall;
import io.aios.llm.ToolResult;
import io.aios.llm.Turn;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the turns of a conversation for one model. */
final class TurnWriter {

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ModelId reader;
  private final Marks marks;

  /**
   * @param reader the model that is called
   * @param marks what of the turns is to be kept
   */
  TurnWriter(ModelId reader, Marks marks) {
    this.reader = reader;
    this.marks = marks;
  }

  ArrayNode messages(List<Turn> turns) {
    ArrayNode messages = NODES.arrayNode();
    for (int number = 0; number < turns.size(); number++) {
      switch (turns.get(number)) {
        case Turn.User user when user.seams().isEmpty() ->
            message(messages, "user").put("content", user.text());
        case Turn.User user -> message(messages, "user").set("content", parts(number, user));
        case Turn.ToolResults all ->
            message(messages, "user").set("content", results(all.results()));
        case Turn.Assistant assistant -> addAssistant(messages, assistant);
      }
    }
    return messages;
  }

  /** Cut at every seam, marked or not: the cache compares block by block. */
  private ArrayNode parts(int turn, Turn.User user) {
    ArrayNode blocks = NODES.arrayNode();
    int end = 0;
    for (String part : user.parts()) {
      end += part.length();
      ObjectNode block = blocks.addObject().put("type", "text").put("text", part);
      if (marks.has(turn, end)) {
        block.set("cache_control", marks.mark());
      }
    }
    return blocks;
  }

  /**
   * A turn of nothing but reasoning is left out, since a turn may not end with it: Anthropic joins
   * the user's turns around it.
   */
  private void addAssistant(ArrayNode messages, Turn.Assistant turn) {
    ArrayNode said = NODES.arrayNode();
    if (!turn.text().isBlank()) {
      said.addObject().put("type", "text").put("text", turn.text());
    }
    for (ToolCall call : turn.calls()) {
      ObjectNode use = said.addObject().put("type", "tool_use").put("id", call.id());
      use.put("name", call.name()).set("input", input(call.arguments()));
    }
    if (!said.isEmpty()) {
      message(messages, "assistant").set("content", reasoning(turn.reasoning()).addAll(said));
    }
  }

  /** Other models refuse it. */
  private ArrayNode reasoning(List<Reasoning> all) {
    ArrayNode blocks = NODES.arrayNode();
    for (Reasoning reasoning : all) {
      if (reasoning.writer().equals(reader)) {
        blocks.add(JSON.readTree(reasoning.block()));
      }
    }
    return blocks;
  }

  /**
   * Only an object is accepted, and a model can have written anything: the rest goes back in the
   * wrapping that Anthropic's documentation uses for it.
   */
  private static JsonNode input(String arguments) {
    try {
      JsonNode read = JSON.readTree(arguments);
      if (read.isObject()) {
        return read;
      }
    } catch (JacksonException unreadable) {
      // wrapped below
    }
    return NODES.objectNode().put("INVALID_JSON", arguments);
  }

  private static ArrayNode results(List<ToolResult> results) {
    ArrayNode blocks = NODES.arrayNode();
    for (ToolResult result : results) {
      ObjectNode block =
          blocks.addObject().put("type", "tool_result").put("tool_use_id", result.callId());
      block.put("content", result.text());
      if (result.failed()) {
        block.put("is_error", true);
      }
    }
    return blocks;
  }

  private static ObjectNode message(ArrayNode messages, String role) {
    return messages.addObject().put("role", role);
  }
}
