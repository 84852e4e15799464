package io.aios.llm.compatible;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a server departs from the others that speak Chat Completions.
 *
 * @param features what it understands; nothing else is sent to it
 * @param health path beside the interface that answers with 2xx when the server is well, and needs
 *     no key; empty if it has none, and the list of models has to do
 * @param patience how long its answers may take to begin, if longer than those of others
 */
record Dialect(Set<Feature> features, String health, Duration patience) {

  /** Nothing is guessed: what all servers understand, and usage in streams. */
  static final Dialect GENERIC =
      new Dialect(Set.of(Feature.STREAM_USAGE, Feature.JSON_SCHEMA), "", Duration.ZERO);

  /**
   * The first call loads the model, and a processor without a graphics card takes minutes to read a
   * long prompt. Nothing is answered before, and whoever hangs up makes it start from the
   * beginning.
   */
  static final Dialect OLLAMA =
      new Dialect(
          Set.of(
              Feature.STREAM_USAGE, Feature.JSON_SCHEMA, Feature.GRAMMAR, Feature.REASONING_EFFORT),
          "/api/version",
          Duration.ofMinutes(10));

  static final Dialect VLLM =
      new Dialect(
          Set.of(
              Feature.STREAM_USAGE,
              Feature.RUNNING_USAGE,
              Feature.JSON_SCHEMA,
              Feature.GRAMMAR,
              Feature.TOKENIZE),
          "/health",
          Duration.ZERO);

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
          "",
          Duration.ZERO);

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
    return new Dialect(changed, health, patience);
  }
}
