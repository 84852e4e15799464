package io.aios.verification;

/** Finds the end of a bracketed piece of code. */
final class Braces {

  private Braces() {}

  /**
   * Position after the bracket that closes the one at {@code open}; the end of the text if it is
   * never closed. Only brackets of the same shape count.
   */
  static int end(String text, int open) {
    char opening = text.charAt(open);
    char closing = opening == '{' ? '}' : opening == '(' ? ')' : '>';
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == opening) {
        depth++;
      } else if (c == closing && --depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }
}
