package io.aios.agents;

import io.aios.llm.ReplyShape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema of plans, {@code instructions/plan.schema.json}, and what of it models can be held to.
 */
final class PlanReaderSchema {

  private static final String RESOURCE = "/instructions/plan.schema.json";
  private static final String DEFINITIONS = "#/$defs/";

  /** Words that every provider enforces as they stand; lengths, ranges and patterns are none. */
  private static final Set<String> ENFORCED = Set.of("type", "description", "enum", "const");

  private final JsonNode whole;

  private PlanReaderSchema(JsonNode whole) {
    this.whole = whole;
  }

  /** The schema as it is written, to check plans against. */
  static String text() {
    try (InputStream resource = PlanReaderSchema.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("There is no schema of plans");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The schema of plans cannot be read", e);
    }
  }

  /** The shape in which a plan is asked for. */
  static ReplyShape.Json shape(JsonMapper mapper) {
    JsonNode whole = mapper.readTree(text());
    return new ReplyShape.Json("plan", new PlanReaderSchema(whole).part(whole).toString());
  }

  /** The enforced part of a schema: references resolved, and nothing optional in an object. */
  private JsonNode part(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    if (!reference.isEmpty()) {
      return part(whole.path("$defs").required(reference.substring(DEFINITIONS.length())));
    }
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    schema.forEachEntry((word, value) -> {
      if (ENFORCED.contains(word)) {
        part.set(word, value);
      }
    });
    if (schema.has("items")) {
      part.set("items", part(schema.path("items")));
    }
    if (schema.has("properties")) {
      ObjectNode properties = part.putObject("properties");
      ArrayNode required = part.putArray("required");
      schema
          .path("properties")
          .forEachEntry((name, property) -> {
            properties.set(name, part(property));
            required.add(name);
          });
      part.put("additionalProperties", false);
    }
    return part;
  }
}
