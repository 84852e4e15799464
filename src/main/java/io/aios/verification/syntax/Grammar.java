package io.aios.verification.syntax;

import java.util.List;

/** The rules of one text format. Thread-safe. */
interface Grammar {

  /** Deepest nesting of any format: far beyond what people write, far from a stack's end. */
  int MOST_DEPTH = 100;

  /** What breaks the rules, in sentences that say where; empty if the text is well-formed. */
  List<String> problems(String text);
}
