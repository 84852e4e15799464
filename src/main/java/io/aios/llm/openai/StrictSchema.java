package io.aios.llm.openai;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The schemas to which OpenAI holds a model word for word: each object allows no properties but the
 * declared ones and requires all of them. A strict tool with any other schema is refused.
 */
final class StrictSchema {

  private static final List<String> UNKNOWN =
      List.of("oneOf", "allOf", "not", "if", "dependentRequired", "patternProperties");

  private static final List<String> CONTAINERS =
      List.of("properties", "$defs", "definitions", "anyOf");

  /** Deeper schemas are refused by OpenAI too. */
  private static final int DEEPEST = 10;

  private StrictSchema() {}

  static boolean accepts(JsonNode schema) {
    return schema.path("type").asString("").equals("object") && accepts(schema, 0);
  }

  private static boolean accepts(JsonNode schema, int depth) {
    return depth <= DEEPEST
        && UNKNOWN.stream().noneMatch(schema::has)
        && isClosed(schema)
        && parts(schema).stream().allMatch(part -> accepts(part, depth + 1));
  }

  private static boolean isClosed(JsonNode schema) {
    boolean object = schema.has("properties") || schema.path("type").toString().contains("object");
    JsonNode additional = schema.path("additionalProperties");
    return !object
        || (additional.isBoolean()
            && !additional.asBoolean()
            && required(schema).equals(Set.copyOf(schema.path("properties").propertyNames())));
  }

  private static Set<String> required(JsonNode schema) {
    return schema
        .path("required")
        .valueStream()
        .map(name -> name.asString(""))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<JsonNode> parts(JsonNode schema) {
    Stream<JsonNode> named = CONTAINERS.stream().flatMap(name -> schema.path(name).valueStream());
    return Stream.concat(named, Stream.of(schema.path("items")))
        .filter(JsonNode::isObject)
        .toList();
  }
}
