package io.aios.llm.openai;

/** Details of failures: one line, at most 500 characters. */
final class Sentence {

  private static final int LONGEST = 500;

  private Sentence() {}

  static String cut(String text) {
    return cut(text, "");
  }

  /**
   * The text, cut so that its tail stays whole.
   *
   * @param tail not longer than the sentence may be
   */
  static String cut(String text, String tail) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.substring(0, Math.min(line.length(), LONGEST - tail.length())) + tail;
  }
}
