package io.aios.llm.scripted;

import java.util.List;

/**
 * A thing that many applications are about.
 *
 * @param noun in the singular
 * @param synonyms other words that stand for it
 * @param core fields it always has; a question mark marks the optional ones
 * @param usual fields it has unless a brief lists others
 */
record Domain(String noun, List<String> synonyms, List<String> core, List<String> usual) {

  /** Reads a line such as {@code book (books library) = title / author price}. */
  static Domain of(String line) {
    int open = line.indexOf(" (");
    int close = line.indexOf(") = ");
    int slash = line.indexOf(" / ");
    return new Domain(
        line.substring(0, open),
        List.of(line.substring(open + 2, close).split(" ")),
        List.of(line.substring(close + 4, slash).split(" ")),
        List.of(line.substring(slash + 3).split(" ")));
  }
}
