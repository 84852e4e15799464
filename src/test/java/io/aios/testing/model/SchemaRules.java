package io.aios.testing.model;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The part of JSON Schema that providers hold a model to; anything else is refused. */
final class SchemaRules {

  private static final Set<String> KNOWN =
      Set.of(
          "$schema",
          "title",
          "description",
          "type",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "enum",
          "const",
          "anyOf",
          "$defs",
          "$ref");

  private SchemaRules() {}

  static void check(JsonNode schema, String place) {
    for (String word : schema.propertyNames()) {
      if (!KNOWN.contains(word)) {
        throw Complaint.about(place + ": '" + word + "' is not supported");
      }
    }
    if (schema.path("type").asString("").equals("object")) {
      checkObject(schema, place);
    }
    schema.path("properties").forEachEntry((name, part) -> check(part, place + "." + name));
    schema.path("$defs").forEachEntry((name, part) -> check(part, place + "." + name));
    if (schema.has("items")) {
      check(schema.path("items"), place + "[]");
    }
    schema.path("anyOf").forEach(part -> check(part, place));
  }

  private static void checkObject(JsonNode schema, String place) {
    if (!schema.path("additionalProperties").isBoolean()
        || schema.path("additionalProperties").asBoolean()) {
      throw Complaint.about(place + ": 'additionalProperties' must be false");
    }
    for (String name : schema.path("properties").propertyNames()) {
      boolean required =
          schema.path("required").valueStream().anyMatch(it -> it.asString().equals(name));
      if (!required) {
        throw Complaint.about(place + ": '" + name + "' must be required");
      }
    }
  }
}
