package io.aios.llm.compatible;

import java.util.EnumSet;
import java.util.Set;

/**
 * How a server departs from the others that speak Chat Completions.
 *
 * @param features what it understands; nothing else is sent to it
 * @param health path beside the interface that answers with 2xx when the server is well, and needs
 *     no key; empty if it has none, and the list of models has to do
 */
record Dialect(Set<Feature> features, String health) {

  /** Nothing is guessed: what all servers understand, and usage in streams. */
  static final Dialect GENERIC = new Dialect(Set.of(Feature.STREAM_USAGE, Feature.JSON_SCHEMA), "");

  static final Dialect OLLAMA =
      new Dialect(
          Set.of(
              Feature.STREAM_USAGE, Feature.JSON_SCHEMA, Feature.GRAMMAR, Feature.REASONING_EFFORT),
          "/api/version");

  static final Dialect VLLM =
      new Dialect(
          Set.of(
              Feature.STREAM_USAGE,
              Feature.RUNNING_USAGE,
              Feature.JSON_SCHEMA,
              Feature.GRAMMAR,
              Feature.TOKENIZE),
          "/health");

  /** OpenAI's own; its Responses interface serves its models better. */
  static final Dialect OPENAI =
      new Dialect(
          Set.of(
              Feature.MAX_COMPLETION_TOKENS,
              Feature.DEVELOPER_ROLE,
              Feature.STREAM_USAGE,
              Feature.JSON_SCHEMA,
              Feature.STRICT,
              Feature.REASONING_EFFORT,
              Feature.TOOLS_WITHOUT_REASONING),
          "");

  Dialect {
    features = Set.copyOf(features);
  }

  /** How servers of this kind speak. */
  static Dialect of(ServerKind kind) {
    return switch (kind) {
      case OLLAMA -> OLLAMA;
      case VLLM -> VLLM;
      case OPENAI -> OPENAI;
      case GENERIC -> GENERIC;
    };
  }

  boolean has(Feature feature) {
    return features.contains(feature);
  }

  /** The same with some features more and some less. */
  Dialect with(Set<Feature> more, Set<Feature> less) {
    Set<Feature> changed = EnumSet.noneOf(Feature.class);
    changed.addAll(features);
    changed.addAll(more);
    changed.removeAll(less);
    return new Dialect(changed, health);
  }
}
