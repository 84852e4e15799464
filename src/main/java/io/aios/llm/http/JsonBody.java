package io.aios.llm.http;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as it is sent and received. */
public final class JsonBody {

  private static final JsonMapper JSON = new JsonMapper();

  private JsonBody() {}

  /** By way of a string: half of a surrogate pair becomes a question mark, not an exception. */
  public static byte[] bytes(JsonNode node) {
    return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
  }

  /** The document that a text is; a missing node if it is none. */
  public static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException noJson) {
      return JSON.missingNode();
    }
  }
}
