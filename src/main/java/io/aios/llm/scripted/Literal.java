package io.aios.llm.scripted;

import java.util.List;
import java.util.stream.Collectors;

/** Makes text of strangers safe for the place where it is written. */
final class Literal {

  private static final int MOST_LINE_CHARACTERS = 120;
  private static final int MOST_TEXT_CHARACTERS = 20_000;

  private Literal() {}

  /** One line without control or formatting characters, at most 120 characters long. */
  static String line(String text) {
    String line = printable(text.replace('\n', ' ')).replaceAll(" {2,}", " ").strip();
    return cut(line, MOST_LINE_CHARACTERS).strip();
  }

  /** A string of JSON, which is one of YAML, Python and TypeScript as well. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        default -> quoted.append(c < ' ' || c == 0x7f ? ' ' : c);
      }
    }
    return quoted.append('"').toString();
  }

  static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Text in Markdown that starts no link, code or HTML. */
  static String markdown(String text) {
    return text.replace("\\", "\\\\")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("[", "\\[")
        .replace("]", "\\]")
        .replace("`", "\\`");
  }

  /** The lines of a quotation in Markdown. */
  static List<String> quotation(String text) {
    return cut(text, MOST_TEXT_CHARACTERS)
        .lines()
        .map(line -> ("> " + markdown(printable(line))).stripTrailing())
        .toList();
  }

  /** Without controls, invisible formatting, line separators and halves of surrogate pairs. */
  private static String printable(String text) {
    return text.codePoints()
        .map(c -> isPrintable(c) ? c : ' ')
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, splits ? most - 1 : most);
  }
}
