package io.aios.llm;

/**
 * Something that a model may ask us to do for it.
 *
 * @param name 1 to 64 letters, digits, underscores and hyphens: what all providers accept
 * @param description what it does and when to use it, for the model
 * @param inputSchema JSON Schema of its arguments, as JSON text; an object in which nothing but the
 *     declared properties is allowed
 */
public record Tool(String name, String description, String inputSchema) {

  public Tool {
    SchemaName.require(name);
  }
}
