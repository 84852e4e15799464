package io.aios.verification;

import io.aios.verification.SourceText.Literal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates the string expressions of one script as far as its text allows: constants are replaced
 * by their values, {@code +} is joined, and what is known only at run time becomes {@code {}}.
 */
final class ScriptPaths {

  private static final Pattern ASSIGNED =
      Pattern.compile(
          "([A-Za-z_$][\\w$]{0,60})\\s*(?::\\s*string\\s*)?[=:]\\s*"
              + "(?:[^=;,\\n{}]{0,120}(?:\\?\\?|\\|\\|)\\s*)?$");
  private static final Pattern ADDED_TO = Pattern.compile("([A-Za-z_$][\\w$.]{0,80})\\s*\\+\\s*$");
  private static final Pattern NAME = Pattern.compile("\\$\\{\\s*([A-Za-z_$][\\w$.]{0,80})\\s*\\}");
  private static final int LOOK_BACK = 200;
  private static final int MOST_TEXT = 500;
  private static final int MOST_OPERANDS = 8;

  /** Constants whose values are made of constants, how deep. */
  private static final int DEPTH = 3;

  private final SourceText source;
  private final Map<String, String> constants;
  private final Set<Integer> consumed = new HashSet<>();
  private final Map<Integer, Literal> byStart = new HashMap<>();

  /**
   * @param constants of other files; those of this file go before
   */
  ScriptPaths(SourceText source, Map<String, String> constants) {
    this.source = source;
    this.constants = new HashMap<>(constants);
    this.constants.putAll(constants(List.of(source)));
    source.literals().forEach(literal -> byStart.put(literal.start(), literal));
  }

  /** The named path literals of the files; a name with two values has none. */
  static Map<String, String> constants(List<SourceText> sources) {
    Map<String, String> values = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    for (SourceText source : sources) {
      for (Literal literal : source.literals()) {
        if (!isPathLike(literal.text())) {
          continue;
        }
        Matcher name = ASSIGNED.matcher(before(source, literal));
        if (name.find()) {
          String former = values.putIfAbsent(name.group(1), literal.text());
          if (former != null && !former.equals(literal.text())) {
            ambiguous.add(name.group(1));
          }
        }
      }
    }
    values.keySet().removeAll(ambiguous);
    return values;
  }

  /** The value of the expression that begins with the literal; empty if it is part of another. */
  String value(Literal literal) {
    if (consumed.contains(literal.start()) || literal.text().length() > MOST_TEXT) {
      return "";
    }
    StringBuilder value = new StringBuilder();
    Matcher added = ADDED_TO.matcher(before(source, literal));
    if (followsPlus(literal.start()) && added.find()) {
      value.append(constants.getOrDefault(lastWord(added.group(1)), PathShape.ANY));
    }
    value.append(text(literal));
    appendOperands(literal.end(), value);
    return PathShape.generalised(substituted(value.toString()));
  }

  /** The last {@value #LOOK_BACK} characters before the literal. */
  static String before(SourceText source, Literal literal) {
    return source.code().substring(Math.max(0, literal.start() - LOOK_BACK), literal.start());
  }

  private void appendOperands(int from, StringBuilder value) {
    String code = source.code();
    int i = from;
    for (int operands = 0; operands < MOST_OPERANDS; operands++) {
      int plus = afterBlanks(i);
      if (plus >= code.length() || code.charAt(plus) != '+') {
        return;
      }
      int operand = afterBlanks(plus + 1);
      Literal next = byStart.get(operand);
      if (next != null) {
        consumed.add(operand);
        value.append(text(next));
        i = next.end();
      } else {
        i = operandEnd(operand);
        String name = lastWord(code.substring(operand, i).strip());
        value.append(constants.getOrDefault(name, PathShape.ANY));
      }
    }
  }

  /** A colon or brace in a plain string is no expression; a template's are. */
  private static String text(Literal literal) {
    String text = literal.text();
    return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
  }

  private String substituted(String text) {
    String value = text;
    for (int depth = 0; depth < DEPTH && value.contains("${"); depth++) {
      Matcher name = NAME.matcher(value);
      value =
          name.replaceAll(match ->
              Matcher.quoteReplacement(
                  constants.getOrDefault(lastWord(match.group(1)), match.group())));
      if (value.length() > MOST_TEXT) {
        return value.substring(0, MOST_TEXT);
      }
    }
    return value;
  }

  private int operandEnd(int from) {
    String code = source.code();
    int i = from;
    int limit = Math.min(code.length(), from + LOOK_BACK);
    while (i < limit && "+,;)]}\n".indexOf(code.charAt(i)) < 0) {
      i = code.charAt(i) == '(' ? Math.min(limit, Braces.end(code, i)) : i + 1;
    }
    return i;
  }

  /** Whether the last character before is a plus: cheaper than to search for what is added. */
  private boolean followsPlus(int start) {
    int i = start - 1;
    while (i >= 0 && Character.isWhitespace(source.code().charAt(i))) {
      i--;
    }
    return i >= 0 && source.code().charAt(i) == '+';
  }

  private int afterBlanks(int from) {
    int i = from;
    while (i < source.code().length() && Character.isWhitespace(source.code().charAt(i))) {
      i++;
    }
    return i;
  }

  private static String lastWord(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static boolean isPathLike(String text) {
    return text.startsWith("/") || text.startsWith("http") || text.startsWith("${");
  }
}
