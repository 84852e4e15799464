package io.aios.agents;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The opening tag of a file block as a model wrote it. */
sealed interface Tag {

  /** No block is open. */
  record Absent() implements Tag {}

  /** The tag names a path, safe or not. */
  record Named(String path) implements Tag {}

  /** The tag cannot be used. */
  record Malformed(String problem) implements Tag {}

  /** Longest line that is looked at as a tag. */
  int MOST_CHARACTERS = 2_000;

  /** Attributes in any order, in double or single quotes. Possessive: never tries a second way. */
  Pattern OPENING =
      Pattern.compile(
          "<file((?:\\s++[A-Za-z][A-Za-z0-9_:-]*+\\s*+=\\s*+(?:\"[^\"]*+\"|'[^']*+'))*+)\\s*+>");

  Pattern PATH = Pattern.compile("\\s([A-Za-z0-9_:-]++)\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)')");

  /** Reads a line that starts with {@code <file}. */
  static Tag read(String line) {
    if (line.length() > MOST_CHARACTERS) {
      return new Malformed("An opening tag is longer than " + MOST_CHARACTERS + " characters.");
    }
    Matcher opening = OPENING.matcher(line.stripTrailing());
    if (!opening.matches()) {
      return new Malformed(
          "An opening tag must be <file path=\"…\"> alone on its line, and the content starts on"
              + " the next line: "
              + Markup.printable(line, 80));
    }
    return named(opening.group(1));
  }

  private static Tag named(String attributes) {
    Tag tag = new Malformed("An opening tag <file …> has no path attribute.");
    Matcher attribute = PATH.matcher(attributes);
    while (attribute.find()) {
      if (attribute.group(1).equals("path")) {
        if (tag instanceof Named) {
          return new Malformed("An opening tag <file …> has two path attributes.");
        }
        String quoted = attribute.group(attribute.start(2) < 0 ? 3 : 2);
        tag = new Named(quoted);
      }
    }
    return tag;
  }
}
