package io.aios.verification;

import io.aios.artifacts.Artifact;
import java.util.Collections;
import java.util.List;

/**
 * A file seen as code, comments and string literals.
 *
 * @param code the content with every comment blanked, so that positions stay the same
 * @param comments each line of each comment, in order
 * @param literals the strings of the code, in order
 * @param lineStarts position at which each line begins
 */
record SourceText(
    String code, List<Comment> comments, List<Literal> literals, List<Integer> lineStarts) {

  static SourceText of(Artifact file) {
    return new SourceScan(file.content(), Notation.of(file.path())).scan();
  }

  /** Number of the line at this position, from 1. */
  int line(int position) {
    int found = Collections.binarySearch(lineStarts, position);
    return found < 0 ? -found - 1 : found + 1;
  }

  /**
   * The code with each literal that holds no line's end as {@code ''}, and of any other literal
   * only its line ends: what is left is words, signs and lines.
   */
  String withoutLiterals() {
    StringBuilder bare = new StringBuilder(code.length());
    int from = 0;
    for (Literal literal : literals) {
      bare.append(code, from, literal.start()).append("''");
      code.substring(literal.start(), literal.end())
          .chars()
          .filter(c -> c == '\n')
          .forEach(c -> bare.append('\n'));
      from = literal.end();
    }
    return bare.append(code, from, code.length()).toString();
  }

  /**
   * One line of a comment.
   *
   * @param text without the signs that make it a comment
   */
  record Comment(int line, String text) {}

  /**
   * A string literal.
   *
   * @param start position of its prefix or opening quote
   * @param end position after its closing quote
   */
  record Literal(int start, int end, String text, Kind kind) {
    enum Kind {
      PLAIN,
      /** Has expressions in it: {@code `${id}`} or {@code f"{id}"}. */
      TEMPLATE
    }
  }
}
