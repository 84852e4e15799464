package io.aios.llm.compatible;

/**
 * What one server understands of Chat Completions and another does not. Sending a server what it
 * does not understand is refused by some and, worse, ignored by others: Ollama has no upper bound
 * for a reply that is capped by a field which it does not know.
 */
enum Feature {
  /** The reply is capped by {@code max_completion_tokens}; otherwise by {@code max_tokens}. */
  MAX_COMPLETION_TOKENS,
  /** Instructions come from the role {@code developer}; otherwise from {@code system}. */
  DEVELOPER_ROLE,
  /** Streams report usage if {@code stream_options.include_usage} asks for it. */
  STREAM_USAGE,
  /** Each piece of a stream reports usage so far ({@code continuous_usage_stats}). */
  RUNNING_USAGE,
  /** {@code response_format} takes a schema, for models whose card says that they keep to it. */
  JSON_SCHEMA,
  /** The server itself holds the reply to the schema, whatever the model. */
  GRAMMAR,
  /** Tools and schemas are marked {@code strict}. */
  STRICT,
  /** {@code reasoning_effort} is taken, for models whose card names efforts. */
  REASONING_EFFORT,
  /** Models that can do without reasoning take tools only then, and have to be told. */
  TOOLS_WITHOUT_REASONING,
  /** {@code POST /tokenize} beside the interface counts a prompt's tokens. */
  TOKENIZE
}
