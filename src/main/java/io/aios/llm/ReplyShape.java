package io.aios.llm;

/** The form in which a reply is wanted. */
public sealed interface ReplyShape {

  /** Text, in whatever form the instructions ask for. */
  record Text() implements ReplyShape {}

  /**
   * One JSON value that fits the schema, and nothing else. A model that cannot promise it gets the
   * wish left out, and a refusal or a cut can break it at any model: check the reply all the same.
   *
   * @param name 1 to 64 letters, digits, underscores and hyphens
   * @param schema JSON Schema as JSON text, in the subset that providers enforce: objects allow no
   *     properties but the declared ones and require all of them; no lengths, ranges or patterns
   */
  record Json(String name, String schema) implements ReplyShape {

    public Json {
      SchemaName.require(name);
    }
  }
}
