package io.aios.llm.openai;

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
import io.aios.llm.http.JsonBody;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes prompts as requests to the Responses API. Thread-safe.
 *
 * <p>Nothing asks for a temperature or the like: models that reason refuse it.
 */
final class RequestWriter {

  private static final JsonMapper JSON = new JsonMapper();

  private final ModelCards cards;
  private final RequestTier tier;
  private final CacheKey cacheKey;
  private final Recurrence recurrence;
  private final InputWriter input = new InputWriter(JSON);

  RequestWriter(ModelCards cards, RequestTier tier, CacheKey cacheKey, Recurrence recurrence) {
    this.cards = cards;
    this.tier = tier;
    this.cacheKey = cacheKey;
    this.recurrence = recurrence;
  }

  /** A request for a streamed reply. */
  byte[] completion(ModelId model, Prompt prompt) {
    String key = cacheKey.of(prompt).orElse("");
    Breakpoints breakpoints = breakpoints(model, prompt, key);
    ObjectNode request = question(model, prompt, breakpoints);
    request.put("stream", true);
    request.put("store", false);
    request.put("max_output_tokens", prompt.maxOutputTokens());
    request.put("service_tier", tier.wireName());
    if (reasons(model, prompt)) {
      request.putArray("include").add("reasoning.encrypted_content");
    }
    if (!key.isEmpty()) {
      request.put("prompt_cache_key", key);
    }
    if (breakpoints.areAll()) {
      request.putObject("prompt_cache_options").put("mode", "explicit");
    }
    return JsonBody.bytes(request);
  }

  /** A request that has the tokens of the prompt counted; it knows none of the other fields. */
  byte[] count(ModelId model, Prompt prompt) {
    return JsonBody.bytes(question(model, prompt, Breakpoints.AUTOMATIC));
  }

  /** Only calls with the same key meet the same cache. */
  private Breakpoints breakpoints(ModelId model, Prompt prompt, String key) {
    Caching caching = cards.of(model).caching();
    if (caching.mode() != Caching.Mode.MARKED) {
      return Breakpoints.AUTOMATIC;
    }
    List<Beginning> beginnings = Beginning.of(prompt);
    List<Integer> returns = recurrence.note(model, key, beginnings, caching.lasts());
    return Breakpoints.of(caching, prompt, beginnings, returns);
  }

  /** What the model gets to see. */
  private ObjectNode question(ModelId model, Prompt prompt, Breakpoints breakpoints) {
    ModelCard card = cards.of(model);
    ObjectNode request = JSON.createObjectNode().put("model", model.name());
    if (!prompt.instructions().isBlank()) {
      request.put("instructions", prompt.instructions());
    }
    request.set("input", input.write(model, prompt.turns(), breakpoints));
    for (Tool tool : prompt.tools()) {
      request.withArray("tools").add(tool(tool, card));
    }
    if (card.jsonSchema() && prompt.shape() instanceof ReplyShape.Json shape) {
      request.putObject("text").set("format", format(shape));
    }
    Effort effort = card.effort(prompt.effort());
    if (effort != Effort.DEFAULT) {
      request.putObject("reasoning").put("effort", effort.name().toLowerCase(Locale.ROOT));
    }
    return request;
  }

  private boolean reasons(ModelId model, Prompt prompt) {
    ModelCard card = cards.of(model);
    return !card.efforts().isEmpty() && card.effort(prompt.effort()) != Effort.NONE;
  }

  /** Held to its schema if model and schema allow it; a wrong claim to be strict is refused. */
  private static ObjectNode tool(Tool tool, ModelCard card) {
    JsonNode schema = JSON.readTree(tool.inputSchema());
    return JSON.createObjectNode()
        .put("type", "function")
        .put("name", tool.name())
        .put("description", tool.description())
        .put("strict", card.jsonSchema() && StrictSchema.accepts(schema))
        .set("parameters", schema);
  }

  private static ObjectNode format(ReplyShape.Json shape) {
    return JSON.createObjectNode()
        .put("type", "json_schema")
        .put("name", shape.name())
        .put("strict", true)
        .set("schema", JSON.readTree(shape.schema()));
  }
}
