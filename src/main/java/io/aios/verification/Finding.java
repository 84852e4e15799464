package io.aios.verification;

/**
 * What verification says is wrong, in words that the agent that owns the file can act on.
 *
 * @param check name of the check, e.g. {@code syntax}
 * @param path the file it is about; empty when it is about the work as a whole. Plain text, because
 *     a refused path is a finding too
 * @param message one sentence: what is wrong and what is expected
 */
public record Finding(String check, String path, String message) {

  /** Longest path and message kept, in characters; a longer one is cut. */
  public static final int MOST_CHARACTERS = 500;

  public Finding {
    if (check.isBlank() || message.isBlank()) {
      throw new IllegalArgumentException("A finding names its check and what is wrong");
    }
    path = printable(path);
    message = printable(message);
  }

  @Override
  public String toString() {
    return path.isEmpty() ? check + ": " + message : check + ": " + path + ": " + message;
  }

  /** Findings quote what a model wrote; the store takes no NUL and no half of a surrogate pair. */
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .limit(MOST_CHARACTERS + 1L)
        .map(c -> Character.isISOControl(c) ? ' ' : isHalf(c) ? '?' : c)
        .forEach(printable::appendCodePoint);
    if (printable.length() <= MOST_CHARACTERS) {
      return printable.toString();
    }
    int end = MOST_CHARACTERS - 1;
    return printable.substring(0, isHalf(printable.codePointBefore(end)) ? end - 1 : end) + "…";
  }

  private static boolean isHalf(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }
}
