package io.aios.project;

import java.util.regex.Pattern;

/**
 * What an agent usually asks models for within a step.
 *
 * @param type what kind of work it is, as costs are told apart by, e.g. {@code specification}
 * @param tier how capable a model is asked first, e.g. {@code premium}
 * @param calls how many calls it usually takes, those for rework and continuations included; 1 to
 *     20
 * @param promptTokens of each call, for a short brief; more than 0
 * @param outputTokens of each call; more than 0
 * @param seconds of each call; more than 0
 */
public record UsualAsk(
    String type, String tier, double calls, int promptTokens, int outputTokens, double seconds) {

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,29}");
  private static final int MOST_TOKENS = 1_000_000;

  public UsualAsk {
    if (!WORD.matcher(type).matches() || !WORD.matcher(tier).matches()) {
      throw new IllegalArgumentException("A usual ask has a type and a tier in lower-case letters");
    }
    if (!(calls >= 1 && calls <= 20) || !(seconds > 0 && seconds <= 86_400)) {
      throw new IllegalArgumentException("A usual ask has 1 to 20 calls of up to a day");
    }
    if (promptTokens < 1 || promptTokens > MOST_TOKENS) {
      throw new IllegalArgumentException("A usual prompt has 1 to " + MOST_TOKENS + " tokens");
    }
    if (outputTokens < 1 || outputTokens > MOST_TOKENS) {
      throw new IllegalArgumentException("A usual reply has 1 to " + MOST_TOKENS + " tokens");
    }
  }
}
