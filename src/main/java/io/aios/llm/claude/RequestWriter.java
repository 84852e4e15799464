package io.aios.llm.claude;

import io.aios.llm.Beginning;
import io.aios.llm.Caching;
import io.aios.llm.Effort;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelCards;
import io.aios.llm.ModelId;
import io.aios.llm.Prompt;
import io.aios.llm.Recurrence;
import io.aios.llm.ReplyShape;
import io.aios.llm.Tool;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes prompts as Anthropic's Messages API reads them. Fields stand in the order in which the
 * cache compares them: tools, system, messages.
 *
 * <p>No sampling parameters: since version 2026-10-21 each of them is refused.
 */
final class RequestWriter {

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ModelCards cards;
  private final CacheTtl cache;
  private final ThinkingDisplay display;
  private final Recurrence recurrence;

  RequestWriter(ModelCards cards, CacheTtl cache, ThinkingDisplay display, Recurrence recurrence) {
    this.cards = cards;
    this.cache = cache;
    this.display = display;
    this.recurrence = recurrence;
  }

  /** The body of a call whose answer is streamed. */
  ObjectNode streamed(ModelId model, Prompt prompt) {
    ObjectNode body = whole(model, prompt);
    // Prices are list prices; the other tier would be priority capacity, at twice as much.
    body.put("service_tier", "standard_only");
    return body.put("stream", true);
  }

  /** The body of a call that is answered at once, or in a batch. */
  ObjectNode whole(ModelId model, Prompt prompt) {
    ObjectNode body = NODES.objectNode().put("model", model.name());
    body.put("max_tokens", prompt.maxOutputTokens());
    List<Beginning> beginnings = Beginning.of(prompt);
    List<Integer> returns = recurrence.note(model, "", beginnings, cache.lasts());
    Caching caching = cards.of(model).caching();
    var marks = Marks.of(cache, caching, prompt, beginnings, returns);
    return addQuestion(body, model, prompt, marks);
  }

  /** The body of a request to count the prompt's tokens, which writes no cache. */
  ObjectNode counted(ModelId model, Prompt prompt) {
    ObjectNode body = NODES.objectNode().put("model", model.name());
    return addQuestion(body, model, prompt, Marks.NONE);
  }

  private ObjectNode addQuestion(ObjectNode body, ModelId model, Prompt prompt, Marks marks) {
    ModelCard card = cards.of(model);
    if (!prompt.tools().isEmpty()) {
      body.set("tools", tools(prompt, card));
    }
    if (!prompt.instructions().isBlank()) {
      body.set("system", system(prompt.instructions(), marks));
    }
    body.set("messages", new TurnWriter(model, marks).messages(prompt.turns()));
    if (marks.hasEnd()) {
      body.set("cache_control", marks.mark());
    }
    addThinking(body, card, prompt.effort());
    addOutput(body, card, prompt);
    return body;
  }

  private static ArrayNode tools(Prompt prompt, ModelCard card) {
    ArrayNode tools = NODES.arrayNode();
    for (Tool tool : prompt.tools()) {
      ObjectNode written = tools.addObject().put("name", tool.name());
      written.put("description", tool.description());
      written.set("input_schema", JSON.readTree(tool.inputSchema()));
      if (card.jsonSchema()) {
        written.put("strict", true);
      }
    }
    return tools;
  }

  private static ArrayNode system(String instructions, Marks marks) {
    ArrayNode system = NODES.arrayNode();
    ObjectNode text = system.addObject().put("type", "text").put("text", instructions);
    if (marks.has(Beginning.INSTRUCTIONS, 0)) {
      text.set("cache_control", marks.mark());
    }
    return system;
  }

  private void addThinking(ObjectNode body, ModelCard card, Effort wanted) {
    if (card.effort(wanted) == Effort.NONE) {
      // Only a card of a model that accepts it lists this effort.
      body.putObject("thinking").put("type", "disabled");
    } else if (display != ThinkingDisplay.DEFAULT && choosesHowMuchItThinks(card)) {
      body.putObject("thinking")
          .put("type", "adaptive")
          .put("display", display.name().toLowerCase(Locale.ROOT));
    }
  }

  /** Those that take the highest effort are those that think adaptively: from 4.6 on. */
  private static boolean choosesHowMuchItThinks(ModelCard card) {
    return card.efforts().contains(Effort.MAX);
  }

  private static void addOutput(ObjectNode body, ModelCard card, Prompt prompt) {
    ObjectNode output = NODES.objectNode();
    Effort effort = card.effort(prompt.effort());
    if (effort != Effort.DEFAULT && effort != Effort.NONE) {
      output.put("effort", effort.name().toLowerCase(Locale.ROOT));
    }
    if (prompt.shape() instanceof ReplyShape.Json json && card.jsonSchema()) {
      ObjectNode format = output.putObject("format").put("type", "json_schema");
      format.set("schema", JSON.readTree(json.schema()));
    }
    if (!output.isEmpty()) {
      body.set("output_config", output);
    }
  }
}
