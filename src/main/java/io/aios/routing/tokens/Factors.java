package io.aios.routing.tokens;

import io.aios.llm.ModelId;
import io.aios.llm.Tokenizer;
import io.aios.routing.Offer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many tokens a model is expected to count for each one of the public vocabulary: a cautious
 * figure at first, then what it counted. Thread-safe.
 */
final class Factors {

  /** No tokenizer in use is known to need fewer; a report that says so left something out. */
  private static final double LEAST = 1;

  /** A report beyond this is not believed. */
  private static final double MOST = 10;

  /** Non-Latin scripts, of which older vocabularies know few words. */
  private static final double FOREIGN = 2.2;

  /** Two for each model of the catalog at most. */
  private final Map<Kind, CountedRatios> counted = new ConcurrentHashMap<>();

  /** Texts of which a model counts about equally many tokens for each of ours. */
  private record Kind(ModelId model, boolean foreign) {}

  double of(Offer offer, boolean foreign) {
    CountedRatios ratios = counted.get(new Kind(offer.model(), foreign));
    double start = start(offer.card().tokenizer(), foreign);
    return ratios == null ? start : Math.max(LEAST, ratios.high().orElse(start));
  }

  void learn(Offer offer, boolean foreign, double ratio) {
    if (ratio <= MOST) {
      counted
          .computeIfAbsent(new Kind(offer.model(), foreign), kind -> new CountedRatios())
          .add(ratio);
    }
  }

  /**
   * Claude's vocabularies are not published: its last public one counted up to 1.33 times as many
   * tokens of code, and its makers say that the new one counts about 30 % more.
   */
  private static double start(Tokenizer tokenizer, boolean foreign) {
    double latin =
        switch (tokenizer) {
          case O200K -> 1.05;
          case UNKNOWN -> 1.3;
          case CLAUDE_OLD -> 1.35;
          case CLAUDE_NEW -> 1.75;
          case BYTES -> LEAST;
        };
    return foreign ? Math.max(latin, FOREIGN) : latin;
  }
}
