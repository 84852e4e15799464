package io.aios.llm.scripted;

import io.aios.llm.StopReason;
import java.util.Set;

/**
 * The part of a reply that one call may give.
 *
 * @param whole the reply as it would be without any limit
 * @param given what earlier calls gave of it
 * @param maxOutputTokens how much this call may give
 * @param mischiefs what is wrong with the reply
 */
record Piece(String whole, String given, int maxOutputTokens, Set<Mischief> mischiefs) {

  private static final String BABBLE = "\nand so on and so forth";

  Piece {
    if (mischiefs.contains(Mischief.ENDLESS)) {
      long enough = given.length() + Tokens.characters(maxOutputTokens) + 1;
      whole = whole + BABBLE.repeat((int) (enough / BABBLE.length()) + 1);
    }
  }

  /** Whether what was given is how this reply begins. */
  boolean continues() {
    return whole.startsWith(given);
  }

  /** What this call gives. */
  String text() {
    return whole.substring(given.length(), end());
  }

  /** {@link StopReason#LENGTH} if more is to come. */
  StopReason stop() {
    return end() < whole.length() ? StopReason.LENGTH : StopReason.END;
  }

  /** Never between the two halves of a surrogate pair, which no encoder could carry. */
  private int end() {
    int end = (int) Math.min(whole.length(), given.length() + mostCharacters());
    boolean splits = end < whole.length() && Character.isHighSurrogate(whole.charAt(end - 1));
    return splits ? end - 1 : end;
  }

  private long mostCharacters() {
    long limit = Tokens.characters(maxOutputTokens);
    if (mischiefs.stream().anyMatch(Mischief::overrunsLimit)) {
      return whole.length();
    }
    if (mischiefs.contains(Mischief.TRUNCATED) && given.isEmpty()) {
      return Math.min(limit, Math.max(Tokens.CHARACTERS_EACH, whole.length() / 2));
    }
    return limit;
  }
}
