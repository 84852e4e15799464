package io.aios.verification;

import io.aios.verification.PlaceholderComments.Remark;
import io.aios.verification.SourceText.Comment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Python functions without a body of their own: nothing but {@code pass} or {@code ...}, or {@code
 * raise NotImplementedError}.
 *
 * <p>Left alone are abstract and overloaded functions, the roots of command groups, protocols,
 * classes that others in the file extend, {@code __init__}, functions that are called a no-op, and
 * a {@code pass} with a comment that says why.
 */
final class PythonStubs {

  private static final Pattern FUNCTION =
      Pattern.compile("^([ \\t]*)(?:async[ \\t]+)?def[ \\t]+(\\w{1,100})");
  private static final Pattern CLASS =
      Pattern.compile("^([ \\t]*)class[ \\t]+(\\w{1,100})[ \\t]*(?:\\(([^)]{0,300})\\))?");
  private static final Pattern RAISE = Pattern.compile("raise[ \\t]+NotImplementedError\\b.*");
  private static final Pattern ABSTRACT =
      Pattern.compile(
          "@(?:\\w+\\.)?(?:abstractmethod|overload|group|callback|singledispatch)\\b.*");
  private static final Pattern NO_OPERATION = Pattern.compile("__init__|.*no_?op.*");
  private static final Pattern ABSTRACT_BASE =
      Pattern.compile("\\b(?:ABC|ABCMeta|Protocol|NodeVisitor)\\b");

  /** Longest signature followed, in lines. */
  private static final int MOST_LINES = 60;

  private final List<String> lines;
  private final Set<Integer> commented = new HashSet<>();
  private final Set<String> bases = new HashSet<>();

  PythonStubs(SourceText source) {
    this.lines = List.of(source.withoutLiterals().split("\n", -1));
    source.comments().stream().map(Comment::line).forEach(commented::add);
    for (String line : lines) {
      Matcher declared = CLASS.matcher(line);
      if (declared.find()) {
        bases.addAll(List.of(parents(declared).split("\\W+", -1)));
      }
    }
  }

  List<Remark> remarks() {
    List<Remark> remarks = new ArrayList<>();
    String type = "";
    int typeIndent = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher declared = CLASS.matcher(line);
      Matcher function = FUNCTION.matcher(line);
      if (!line.isBlank() && indent(line) <= typeIndent) {
        type = "";
      }
      if (declared.find()) {
        type = line;
        typeIndent = indent(line);
      } else if (function.find()
          && isStub(i)
          && !isAbstract(i)
          && !isBase(type)
          && !NO_OPERATION.matcher(function.group(2)).matches()) {
        remarks.add(new Remark(i + 1, "def " + function.group(2) + " has no body"));
      }
    }
    return remarks;
  }

  private boolean isStub(int def) {
    int first = signatureEnd(def);
    String tail = lines.get(first);
    String inline = tail.substring(tail.lastIndexOf(':') + 1).strip();
    List<String> body = new ArrayList<>();
    if (!inline.isEmpty()) {
      body.add(inline);
      return isEmpty(body) && !commented.contains(first + 1);
    }
    boolean explained = false;
    for (int i = first + 1; i < lines.size() && body.size() < 3; i++) {
      String line = lines.get(i);
      if (!line.isBlank() && indent(line) <= indent(lines.get(def))) {
        break;
      }
      explained |= commented.contains(i + 1);
      if (!line.isBlank() && !line.strip().equals("''")) {
        body.add(line.strip());
      }
    }
    boolean raises = body.stream().anyMatch(line -> RAISE.matcher(line).matches());
    return raises || (isEmpty(body) && !explained);
  }

  private static boolean isEmpty(List<String> body) {
    return body.size() == 1
        && (body.contains("pass")
            || body.contains("...")
            || RAISE.matcher(body.getFirst()).matches());
  }

  /** The line on which the signature that begins here ends. */
  private int signatureEnd(int def) {
    int depth = 0;
    for (int i = def; i < Math.min(lines.size(), def + MOST_LINES); i++) {
      for (char c : lines.get(i).toCharArray()) {
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      }
      if (depth <= 0) {
        return i;
      }
    }
    return def;
  }

  private boolean isAbstract(int def) {
    for (int i = def - 1; i >= 0 && lines.get(i).strip().startsWith("@"); i--) {
      if (ABSTRACT.matcher(lines.get(i).strip()).matches()) {
        return true;
      }
    }
    return false;
  }

  private boolean isBase(String type) {
    Matcher declared = CLASS.matcher(type);
    if (!declared.find()) {
      return false;
    }
    return ABSTRACT_BASE.matcher(parents(declared)).find() || bases.contains(declared.group(2));
  }

  private static String parents(Matcher declared) {
    String parents = declared.group(3);
    return parents == null ? "" : parents;
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && Character.isWhitespace(line.charAt(indent))) {
      indent++;
    }
    return indent;
  }
}
