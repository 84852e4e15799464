package io.aios.llm.compatible;

import io.aios.llm.Effort;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelCards;
import io.aios.llm.ModelId;
import io.aios.llm.Prompt;
import io.aios.llm.ReplyShape;
import io.aios.llm.Tool;
import io.aios.llm.http.JsonBody;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes requests in a server's dialect. Sampling parameters are never sent: the models' own are
 * the ones they were tuned for, and reasoning models refuse others. Thread-safe.
 */
final class ChatWriter {

  private static final JsonMapper JSON = new JsonMapper();

  private final Dialect dialect;
  private final ModelCards cards;

  ChatWriter(Dialect dialect, ModelCards cards) {
    this.dialect = dialect;
    this.cards = cards;
  }

  /** The request for a completion, streamed. */
  byte[] completion(ModelId model, Prompt prompt) {
    ModelCard card = cards.of(model);
    ObjectNode request = conversation(model, prompt);
    request.put(
        dialect.has(Feature.MAX_COMPLETION_TOKENS) ? "max_completion_tokens" : "max_tokens",
        prompt.maxOutputTokens());
    addEffort(request, card, prompt);
    addShape(request, card, prompt.shape());
    request.put("stream", true);
    addStreamOptions(request);
    return JsonBody.bytes(request);
  }

  /** The request that counts the prompt's tokens. */
  byte[] tokens(ModelId model, Prompt prompt) {
    return JsonBody.bytes(conversation(model, prompt));
  }

  private ObjectNode conversation(ModelId model, Prompt prompt) {
    ObjectNode request = JSON.createObjectNode();
    request.put("model", model.name());
    String role = dialect.has(Feature.DEVELOPER_ROLE) ? "developer" : "system";
    request.set("messages", ChatMessages.of(role, prompt));
    if (!prompt.tools().isEmpty()) {
      ArrayNode tools = request.putArray("tools");
      prompt.tools().forEach(tool -> add(tools, tool));
    }
    return request;
  }

  private void add(ArrayNode tools, Tool tool) {
    ObjectNode function = tools.addObject().put("type", "function").putObject("function");
    function.put("name", tool.name());
    function.put("description", tool.description());
    function.set("parameters", JSON.readTree(tool.inputSchema()));
    addStrictness(function);
  }

  private void addEffort(ObjectNode request, ModelCard card, Prompt prompt) {
    if (!dialect.has(Feature.REASONING_EFFORT)) {
      return;
    }
    boolean toolsOnly =
        dialect.has(Feature.TOOLS_WITHOUT_REASONING)
            && !prompt.tools().isEmpty()
            && card.efforts().contains(Effort.NONE);
    Effort effort = toolsOnly ? Effort.NONE : card.effort(prompt.effort());
    if (effort != Effort.DEFAULT) {
      request.put("reasoning_effort", effort.name().toLowerCase(Locale.ROOT));
    }
  }

  private void addShape(ObjectNode request, ModelCard card, ReplyShape shape) {
    boolean kept =
        dialect.has(Feature.JSON_SCHEMA) && (dialect.has(Feature.GRAMMAR) || card.jsonSchema());
    if (kept && shape instanceof ReplyShape.Json json) {
      ObjectNode schema =
          request.putObject("response_format").put("type", "json_schema").putObject("json_schema");
      schema.put("name", json.name());
      schema.set("schema", JSON.readTree(json.schema()));
      addStrictness(schema);
    }
  }

  private void addStrictness(ObjectNode promised) {
    if (dialect.has(Feature.STRICT)) {
      promised.put("strict", true);
    }
  }

  private void addStreamOptions(ObjectNode request) {
    if (!dialect.has(Feature.STREAM_USAGE)) {
      return;
    }
    ObjectNode options = request.putObject("stream_options").put("include_usage", true);
    if (dialect.has(Feature.RUNNING_USAGE)) {
      options.put("continuous_usage_stats", true);
    }
  }
}
