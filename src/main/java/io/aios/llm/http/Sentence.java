package io.aios.llm.http;

import java.util.regex.Pattern;

/** What somebody else said, made fit for one line of a log and for a column of text. */
public final class Sentence {

  private static final int LONGEST = 500;
  private static final int LONGEST_MARK = 100;

  /** PostgreSQL stores no zero character, and a terminal obeys the others. */
  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+");

  private Sentence() {}

  /** The text without line breaks, control characters and half characters, cut to 500. */
  public static String of(String text) {
    return of(text, "");
  }

  /**
   * The same, with a mark in brackets at its end that no cut takes away.
   *
   * @param mark by which the provider finds the call again; empty, or longer than 100 characters,
   *     for none
   */
  public static String of(String text, String mark) {
    String end = mark.isEmpty() || mark.length() > LONGEST_MARK ? "" : " [" + line(mark) + "]";
    String line = line(text.substring(0, Math.min(text.length(), 4 * LONGEST)));
    int room = LONGEST - end.length();
    return (line.length() <= room ? line : beginning(line, room - 3) + "...") + end;
  }

  private static String line(String text) {
    return GAPS.matcher(text)
        .replaceAll(" ")
        .strip()
        .codePoints()
        .map(point -> Character.getType(point) == Character.SURROGATE ? '\uFFFD' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String beginning(String line, int length) {
    return line.substring(
        0, Character.isHighSurrogate(line.charAt(length - 1)) ? length - 1 : length);
  }
}
