package io.aios.llm.compatible;

import tools.jackson.databind.JsonNode;

/** Reads what a server may have left out, or made null. */
final class Json {

  private Json() {}

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
}
