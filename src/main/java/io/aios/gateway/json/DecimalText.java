package io.aios.gateway.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads a decimal number, given as a JSON number or as a string, as the very text that the client
 * wrote: no binary fraction ever stands in between.
 */
public final class DecimalText extends StdScalarDeserializer<String> {

  public DecimalText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
      return parser.getString();
    }
    return (String)
        context.handleUnexpectedToken(
            context.constructType(Number.class), token, parser, "not a decimal number");
  }
}
