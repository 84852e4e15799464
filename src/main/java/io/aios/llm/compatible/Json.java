package io.aios.llm.compatible;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a server may have left out, or made null. */
final class Json {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  /** The document that a text is; a missing node if it is none. */
  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException noJson) {
      return MAPPER.missingNode();
    }
  }

  /** The text of a field; empty if there is none. */
  static String text(JsonNode parent, String field) {
    return text(parent.path(field));
  }

  /** The text of a value, or of the parts of text that it consists of; empty if it has none. */
  static String text(JsonNode value) {
    if (value.isString()) {
      return value.stringValue();
    }
    var text = new StringBuilder();
    if (value.isArray()) {
      value.forEach(part -> text.append(text(part, "text")));
    }
    return text.toString();
  }

  /** The number of a field; zero if there is none. */
  static long number(JsonNode parent, String field) {
    return parent.path(field).asLong(0);
  }
}
