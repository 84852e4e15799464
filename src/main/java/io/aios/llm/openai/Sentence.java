package io.aios.llm.openai;

/** Details of failures: one line, at most 500 characters. */
final class Sentence {

  private static final int LONGEST = 500;

  private Sentence() {}

  static String cut(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
