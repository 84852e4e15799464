package io.aios.verification;

import io.aios.artifacts.ArtifactPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How comments and string literals are written in a kind of file.
 *
 * @param lines what opens a comment that ends with its line
 * @param blocks comments that may span lines
 * @param quotes what opens and closes a string, the longest first
 */
record Notation(List<String> lines, List<Block> blocks, List<String> quotes) {

  static final Notation PYTHON =
      new Notation(List.of("#"), List.of(), List.of("\"\"\"", "'''", "\"", "'"));

  /** Prose and data, which have no comments that could stand for missing work. */
  static final Notation PROSE = new Notation(List.of(), List.of(), List.of());

  private static final Block STAR = new Block("/*", "*/");
  private static final Block ANGLE = new Block("<!--", "-->");
  private static final Notation SHELL = new Notation(List.of("#"), List.of(), List.of("\"", "'"));
  private static final Notation SCRIPT =
      new Notation(List.of("//"), List.of(STAR), List.of("`", "\"", "'"));
  private static final Notation JAVA =
      new Notation(List.of("//"), List.of(STAR), List.of("\"\"\"", "\"", "'"));
  private static final Notation STYLE = new Notation(List.of(), List.of(STAR), List.of("\"", "'"));
  private static final Notation SQL = new Notation(List.of("--"), List.of(STAR), List.of("'"));
  private static final Notation MARKUP = new Notation(List.of(), List.of(ANGLE), List.of());
  private static final Notation COMPONENT =
      new Notation(List.of("//"), List.of(STAR, ANGLE), List.of("`", "\"", "'"));

  private static final Map<String, Notation> BY_EXTENSION =
      Map.of(
              PYTHON, "py",
              SHELL, "sh bash yaml yml toml rb conf cfg ini properties tf",
              SCRIPT, "js jsx mjs cjs ts tsx mts go scss less",
              JAVA, "java kt kts scala swift dart cs rs c cpp h php",
              STYLE, "css",
              SQL, "sql",
              MARKUP, "html htm xml svg",
              COMPONENT, "vue svelte")
          .entrySet()
          .stream()
          .flatMap(kind ->
              Stream.of(kind.getValue().split(" ", -1))
                  .map(extension -> Map.entry(extension, kind.getKey())))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  Notation {
    lines = List.copyOf(lines);
    blocks = List.copyOf(blocks);
    quotes = List.copyOf(quotes);
  }

  static Notation of(ArtifactPath path) {
    String name = path.fileName().toLowerCase(Locale.ROOT);
    if (name.startsWith("dockerfile")
        || name.startsWith("requirements")
        || name.startsWith(".env")
        || name.equals("makefile")
        || name.equals(".gitignore")
        || name.equals(".dockerignore")) {
      return SHELL;
    }
    return BY_EXTENSION.getOrDefault(path.extension(), PROSE);
  }

  /** The first characters of everything that opens a comment or a string. */
  String openings() {
    StringBuilder first = new StringBuilder();
    lines.forEach(sign -> first.append(sign.charAt(0)));
    blocks.forEach(block -> first.append(block.open().charAt(0)));
    quotes.forEach(sign -> first.append(sign.charAt(0)));
    return first.toString();
  }

  /** A comment that may span lines. */
  record Block(String open, String close) {}
}
