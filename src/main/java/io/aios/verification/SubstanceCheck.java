package io.aios.verification;

import io.aios.artifacts.Artifact;
import io.aios.verification.PlaceholderComments.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every file says something: it is not empty, not a placeholder for work that was left out, and
 * text at all. A package marker ({@code __init__.py}, {@code py.typed}) may be empty; in code, a
 * file of nothing but comments is a placeholder.
 */
record SubstanceCheck() implements Check {

  /** Most placeholders named in one file; they tend to come in dozens. */
  private static final int MOST_REMARKS = 5;

  private static final Set<String> MARKERS = Set.of("__init__.py", "py.typed");
  private static final Set<String> MAY_BE_COMMENT =
      Set.of("__init__.py", "conftest.py", ".gitignore", ".dockerignore");
  private static final Set<String> CODE =
      Set.of("py", "js", "jsx", "mjs", "cjs", "ts", "tsx", "java", "kt", "go", "rs", "css", "scss");
  private static final Set<String> NOTHING =
      Set.of(
          "...",
          "…",
          "todo",
          "tbd",
          "pass",
          "placeholder",
          "file content",
          "file content here",
          "n/a",
          "undefined",
          "your code here",
          "same as before",
          "unchanged",
          "omitted",
          "(unchanged)",
          "[unchanged]",
          "(empty)",
          "coming soon");

  @Override
  public String name() {
    return "substance";
  }

  @Override
  public List<Finding> examine(Submission submission) {
    return submission.files().stream().flatMap(this::examine).toList();
  }

  private Stream<Finding> examine(Artifact file) {
    if (isBlank(file.content())) {
      return MARKERS.contains(file.path().fileName())
          ? Stream.of()
          : Stream.of(finding(file, "It is empty; write its content"));
    }
    if (file.content().codePoints().anyMatch(SubstanceCheck::isNoText)) {
      return Stream.of(finding(file, "It is no text: it has control characters; write plain text"));
    }
    if (isNothing(file.content())) {
      return Stream.of(finding(file, "It is only a placeholder; write its content"));
    }
    SourceText source = SourceText.of(file);
    if (isCommentOnly(file, source)) {
      return Stream.of(finding(file, "It has nothing but comments; write its content"));
    }
    List<Remark> remarks = new ArrayList<>(PlaceholderComments.in(file, source));
    remarks.addAll(StubCode.in(file, source));
    return remarks.stream().limit(MOST_REMARKS).map(remark -> finding(file, sentence(remark)));
  }

  private static String sentence(Remark remark) {
    String text = remark.text().strip();
    String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return "Line "
        + remark.line()
        + " stands for work that is missing (\""
        + shown
        + "\"); write the work itself, the whole file";
  }

  private static boolean isBlank(String content) {
    return content
        .codePoints()
        .allMatch(c ->
            Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT);
  }

  private static boolean isNoText(int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    return control || Character.getType(c) == Character.SURROGATE;
  }

  private static boolean isNothing(String content) {
    String text = content.strip().toLowerCase(Locale.ROOT);
    if (text.startsWith("lorem ipsum")) {
      return true;
    }
    if (text.length() > 60) {
      return false;
    }
    String bare = text.replaceAll("^(?:#|//|/\\*|<!--|--)+\\s*|\\s*(?:\\*/|-->)$", "").strip();
    return NOTHING.contains(bare) || NOTHING.contains(text);
  }

  private static boolean isCommentOnly(Artifact file, SourceText source) {
    String name = file.path().fileName();
    boolean declares = name.endsWith(".d.ts");
    return CODE.contains(file.path().extension())
        && !MAY_BE_COMMENT.contains(name)
        && !declares
        && source.withoutLiterals().replace("''", "").replace(";", "").isBlank();
  }

  private Finding finding(Artifact file, String message) {
    return new Finding(name(), file.path().value(), message);
  }
}
