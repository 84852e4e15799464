package io.aios.routing.limits;

import io.aios.llm.TokenUsage;
import io.aios.routing.Turnstile.Passage;

/** What a limit of rate counts. */
enum Measure {
  REQUESTS("requests") {
    @Override
    long expected(Passage passage) {
      return 1;
    }

    @Override
    long used(TokenUsage usage, Rate rate) {
      return 1;
    }
  },

  INPUT_TOKENS("input tokens") {
    @Override
    long expected(Passage passage) {
      return passage.promptTokens();
    }

    @Override
    long used(TokenUsage usage, Rate rate) {
      return rate.countsCachedInput() ? usage.prompt() : usage.prompt() - usage.cacheRead();
    }
  },

  OUTPUT_TOKENS("output tokens") {
    @Override
    long expected(Passage passage) {
      return passage.outputTokens();
    }

    @Override
    long used(TokenUsage usage, Rate rate) {
      return usage.output();
    }
  };

  private final String words;

  Measure(String words) {
    this.words = words;
  }

  /** How much a call may come to. */
  abstract long expected(Passage passage);

  /** How much it came to. */
  abstract long used(TokenUsage usage, Rate rate);

  /**
   * Whether a limit that a provider names by this word bounds it; some limit all tokens together.
   */
  boolean isCalled(String word) {
    return word.equals(words.replace(' ', '-')) || (word.equals("tokens") && this != REQUESTS);
  }

  String words() {
    return words;
  }
}
