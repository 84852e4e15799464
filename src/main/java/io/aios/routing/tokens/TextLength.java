package io.aios.routing.tokens;

/**
 * How long a text is.
 *
 * @param tokens in the public vocabulary
 * @param characters UTF-16 units
 * @param foreign letters beyond the Latin script
 */
record TextLength(long tokens, long characters, long foreign) {

  static final TextLength NONE = new TextLength(0, 0, 0);

  /** With less than this share of foreign letters, names and quotations mostly, it is Latin. */
  private static final int FOREIGN_PERCENT = 10;

  private static final char FIRST_FOREIGN = '\u0370';

  static TextLength of(String text, long tokens) {
    long foreign =
        text.codePoints()
            .filter(point -> point >= FIRST_FOREIGN && Character.isLetter(point))
            .count();
    return new TextLength(tokens, text.length(), foreign);
  }

  TextLength plus(TextLength other) {
    return new TextLength(
        tokens + other.tokens, characters + other.characters, foreign + other.foreign);
  }

  boolean isForeign() {
    return foreign * 100 > characters * FOREIGN_PERCENT;
  }
}
