package io.aios.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class StrictSchemaTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void acceptsObjectsThatAreClosedAllTheWayDown() {
    assertThat(
            accepts(
                """
                {"type": "object", "additionalProperties": false, "required": ["type", "files"],
                 "properties": {
                  "type": {"type": ["string", "null"]},
                  "files": {"type": "array", "items": {"$ref": "#/$defs/file"}}},
                 "$defs": {"file": {"type": "object", "additionalProperties": false,
                  "required": ["path"], "properties": {"path": {"type": "string"}}}}}\
                """))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'type': 'array', 'items': {'type': 'string'}}",
        "{'type': 'object'}",
        "{'type': 'object', 'additionalProperties': true, 'required': [], 'properties': {}}",
        "{'type': 'object', 'additionalProperties': false, 'required': [],"
            + " 'properties': {'a': {'type': 'string'}}}",
        "{'type': 'object', 'additionalProperties': false, 'required': ['a'],"
            + " 'properties': {'a': {'type': 'object', 'properties': {}}}}",
        "{'type': 'object', 'additionalProperties': false, 'required': ['a'],"
            + " 'properties': {'a': {'type': 'array', 'items': {'type': 'object'}}}}",
        "{'type': 'object', 'additionalProperties': false, 'required': ['a'],"
            + " 'properties': {'a': {'anyOf': [{'type': 'null'}, {'type': 'object'}]}}}",
        "{'type': 'object', 'additionalProperties': false, 'required': ['a'],"
            + " 'properties': {'a': {'oneOf': [{'type': 'null'}]}}}",
        "{'type': 'object', 'additionalProperties': false, 'required': ['type', 'a'],"
            + " 'properties': {'type': {'type': 'string'}, 'a': {'type': 'object'}}}"
      })
  void refusesSchemasThatLeaveSomethingOpen(String schema) {
    assertThat(accepts(schema.replace('\'', '"'))).isFalse();
  }

  private static boolean accepts(String schema) {
    return StrictSchema.accepts(JSON.readTree(schema));
  }
}
