package io.aios.bench;

import java.io.PrintStream;
import java.util.Collections;
import java.util.List;

/** Prints a table as it can stand in a document. */
final class MarkdownTable {

  private final PrintStream out;

  MarkdownTable(PrintStream out, String title, List<String> head) {
    this.out = out;
    out.printf("%n## %s%n%n", title);
    row(head);
    row(Collections.nCopies(head.size(), "---"));
  }

  void row(List<String> cells) {
    out.println("| " + String.join(" | ", cells) + " |");
    out.flush();
  }
}
