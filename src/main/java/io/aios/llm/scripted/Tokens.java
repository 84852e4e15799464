package io.aios.llm.scripted;

import io.aios.llm.Prompt;
import io.aios.llm.TokenUsage;

/**
 * Counts tokens by characters, as no tokenizer is needed to play: a token is {@value
 * #CHARACTERS_EACH} characters (UTF-16 units) or what is left of them, and there is at least one.
 */
final class Tokens {

  static final int CHARACTERS_EACH = 4;

  private Tokens() {}

  static TokenUsage usage(Prompt prompt, String reply) {
    return TokenUsage.of(count(prompt.characters()), count(reply.length()));
  }

  static long count(long characters) {
    return Math.max(1, Math.ceilDiv(characters, (long) CHARACTERS_EACH));
  }

  /** How many characters a reply of so many tokens can have. */
  static long characters(int tokens) {
    return (long) tokens * CHARACTERS_EACH;
  }
}
