package io.aios.llm.claude;

import java.util.regex.Pattern;

/** Text from outside, made fit for one line of a log. */
final class Sentence {

  private static final int LONGEST = 500;
  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Cntrl}]+");

  private Sentence() {}

  /** The text without line breaks and control characters, cut to 500 characters. */
  static String of(String text) {
    String line =
        GAPS.matcher(text.substring(0, Math.min(text.length(), 4 * LONGEST)))
            .replaceAll(" ")
            .strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
  }
}
