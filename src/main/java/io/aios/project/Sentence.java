package io.aios.project;

/**
 * The words in which reasons and events are kept. Whatever a model, a provider or an exception
 * says, they can be stored, sent and shown: they are well-formed Unicode without NUL, and not
 * endless.
 */
final class Sentence {

  /** Longest text kept, in Unicode characters; a longer one is cut. */
  static final int MOST_CHARACTERS = 2_000;

  private static final int REPLACEMENT = 0xFFFD;

  private Sentence() {}

  /** The text as it is kept: PostgreSQL refuses NUL and half a surrogate pair. */
  static String of(String text) {
    int[] characters =
        text.codePoints().limit(MOST_CHARACTERS + 1L).map(Sentence::storable).toArray();
    return characters.length <= MOST_CHARACTERS
        ? new String(characters, 0, characters.length)
        : new String(characters, 0, MOST_CHARACTERS - 1) + "…";
  }

  /** Whether the text can be stored as it is, however long. */
  static boolean isStorable(String text) {
    return text.codePoints().allMatch(character -> character == storable(character));
  }

  private static int storable(int character) {
    boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    return half || character == 0 ? REPLACEMENT : character;
  }
}
