package io.aios.agents;

import io.aios.artifacts.Artifact;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * The tags by which prompts and replies are laid out, and how foreign text is kept from forging
 * them: inside a text every tag of the layout gets a backslash, so {@code </brief>} becomes {@code
 * <\/brief>}. Contents of files stay as they are, except for a line {@code </file>}.
 */
final class Markup {

  private static final Pattern TAG =
      Pattern.compile(
          "<(?=\\s{0,3}/?\\s{0,3}(?:template|brief|files?|step|planned|owned|findings|deliver|continue)\\b)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CLOSING_LINE = Pattern.compile("(?md)^</file>(?=[ \\t\\r]*$)");
  private static final Pattern ESCAPED_CLOSING_LINE =
      Pattern.compile("(?md)^<\\\\/file>(?=[ \\t\\r]*$)");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");
  private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n\\u2028\\u2029]+");

  private Markup() {}

  /** A block of foreign text on lines of its own; nothing if the text is blank. */
  static String block(String name, String text) {
    return block(name, "", text);
  }

  /**
   * A block with attributes.
   *
   * @param attributes each with a leading space, made by {@link #attribute}
   */
  static String block(String name, String attributes, String text) {
    return text.isBlank()
        ? ""
        : "<" + name + attributes + ">\n" + foreign(text).strip() + "\n</" + name + ">\n";
  }

  /** A block with one line for each item; nothing if there is none. */
  static String list(String name, Collection<?> items) {
    return block(
        name, String.join("\n", items.stream().map(item -> oneLine(item.toString())).toList()));
  }

  /** A file block; its content ends with exactly one line break before the closing tag. */
  static String file(Artifact file) {
    String content = CLOSING_LINE.matcher(file.content()).replaceAll("<\\\\/file>");
    String lines = content.isEmpty() || content.endsWith("\n") ? content : content + "\n";
    return "<file path=\"" + file.path() + "\">\n" + lines + "</file>\n";
  }

  static String attribute(String name, String value) {
    String safe =
        oneLine(value)
            .replace("&", "&amp;")
            .replace("\"", "&quot;")
            .replace("<", "&lt;")
            .replace(">", "&gt;");
    return " " + name + "=\"" + safe + "\"";
  }

  /** Turns back what {@link #file} did to lines that look like a closing tag. */
  static String restored(String content) {
    return ESCAPED_CLOSING_LINE.matcher(content).replaceAll("</file>");
  }

  /** The text with each control character and broken surrogate replaced, cut to a length. */
  static String printable(String text, int most) {
    String head = text.length() > most ? text.substring(0, most - 1) + "…" : text;
    return UNPRINTABLE.matcher(head).replaceAll("?");
  }

  static String oneLine(String text) {
    return LINE_BREAKS.matcher(text).replaceAll(" ").strip();
  }

  private static String foreign(String text) {
    return TAG.matcher(text).replaceAll("<\\\\");
  }
}
