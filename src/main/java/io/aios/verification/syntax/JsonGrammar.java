package io.aios.verification.syntax;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonReadFeature;

/**
 * JSON as RFC 8259 has it: exactly one value, no name twice in an object. Tokens are read and never
 * built into values, so that a number of a thousand digits costs nothing.
 *
 * @param root what the value must be
 */
record JsonGrammar(JsonFactory factory, Root root) implements Grammar {

  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).maxNumberLength(1_000).build();

  /** What the outermost value may be. */
  enum Root {
    ANY,
    OBJECT
  }

  static JsonGrammar strict(Root root) {
    return new JsonGrammar(builder().build(), root);
  }

  /** Takes comments and trailing commas as well, as TypeScript's own configuration files do. */
  static JsonGrammar withComments() {
    return new JsonGrammar(
        builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build(),
        Root.OBJECT);
  }

  @Override
  public List<String> problems(String text) {
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
      try {
        return problems(parser);
      } catch (JacksonException broken) {
        return List.of(at(parser.currentLocation()) + broken.getOriginalMessage());
      }
    }
  }

  private List<String> problems(JsonParser parser) {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return List.of("It holds no JSON value");
    }
    if (root == Root.OBJECT && first != JsonToken.START_OBJECT) {
      return List.of("It must hold a JSON object");
    }
    parser.skipChildren();
    return parser.nextToken() == null
        ? List.of()
        : List.of(at(parser.currentTokenLocation()) + "text follows the end of the JSON value");
  }

  private static String at(TokenStreamLocation location) {
    return "Line " + Math.max(1, location.getLineNr()) + ": ";
  }

  private static JsonFactoryBuilder builder() {
    return JsonFactory.builder()
        .streamReadConstraints(CONSTRAINTS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
  }
}
