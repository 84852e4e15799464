package io.aios.verification;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The call (or annotation) that a literal is an argument of.
 *
 * @param name what is called, with its receiver and the {@code @} of a decorator, e.g. {@code
 *     @router.get}; empty if the literal is no argument
 * @param argument name of the argument, e.g. {@code prefix}; empty if it has none
 * @param place whether it is the first argument
 * @param open position of the opening bracket; -1 if there is none
 */
record Call(String name, String argument, Place place, int open) {

  static final Call NONE = new Call("", "", Place.LATER, -1);

  static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private static final int LOOK_BACK = 300;
  private static final Pattern ARGUMENT = Pattern.compile("^[{\\[\\s]*(\\w{1,60})\\s*[:=](?![=>])");
  private static final Map<String, String> VERBS =
      Map.ofEntries(
          Map.entry("get", "GET"),
          Map.entry("post", "POST"),
          Map.entry("put", "PUT"),
          Map.entry("patch", "PATCH"),
          Map.entry("delete", "DELETE"),
          Map.entry("del", "DELETE"),
          Map.entry("getmapping", "GET"),
          Map.entry("postmapping", "POST"),
          Map.entry("putmapping", "PUT"),
          Map.entry("patchmapping", "PATCH"),
          Map.entry("deletemapping", "DELETE"));

  /** Where the literal stands among the arguments. */
  enum Place {
    FIRST,
    LATER
  }

  /** The call around the position, seen backwards over at most 300 characters. */
  static Call around(String code, int position) {
    int depth = 0;
    int from = -1;
    Place place = Place.FIRST;
    for (int i = position - 1; i >= Math.max(0, position - LOOK_BACK); i--) {
      char c = code.charAt(i);
      if (c == ')') {
        depth++;
      } else if (c == '(' && depth > 0) {
        depth--;
      } else if (c == '(') {
        String argument = argument(code.substring(from < 0 ? i + 1 : from, position));
        return new Call(nameBefore(code, i), argument, place, i);
      } else if (c == ';') {
        return NONE;
      } else if (c == ',' && depth == 0) {
        place = Place.LATER;
        from = from < 0 ? i + 1 : from;
      }
    }
    return NONE;
  }

  /** The HTTP method that the name of the call says, e.g. {@code GET}; empty if it says none. */
  String verb() {
    return VERBS.getOrDefault(last(), "");
  }

  /** Last word of the name, in lower case. */
  String last() {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('@')) + 1)
        .toLowerCase(Locale.ROOT);
  }

  /** First word of the name. */
  String receiver() {
    String bare = isDecorator() ? name.substring(1) : name;
    int dot = bare.indexOf('.');
    return dot < 0 ? bare : bare.substring(0, dot);
  }

  boolean isDecorator() {
    return name.startsWith("@");
  }

  boolean isFirst() {
    return place == Place.FIRST;
  }

  /** The text between the brackets, of at most the given number of characters. */
  String arguments(String code, int most) {
    if (open < 0) {
      return "";
    }
    String tail = code.substring(open, Math.min(code.length(), open + most));
    return tail.substring(0, Braces.end(tail, 0));
  }

  private static String argument(String text) {
    Matcher matcher = ARGUMENT.matcher(text.stripLeading());
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String nameBefore(String code, int open) {
    int end = blanksBefore(code, open);
    if (end > 0 && code.charAt(end - 1) == '>') {
      end = blanksBefore(code, genericStart(code, end));
    }
    int start = end;
    while (start > 0 && end - start < LOOK_BACK && isName(code.charAt(start - 1))) {
      start--;
    }
    return code.substring(start, end);
  }

  /** Where the type arguments that end here begin: {@code request<Page<Todo>>(}. */
  private static int genericStart(String code, int end) {
    int depth = 0;
    for (int i = end - 1; i >= Math.max(0, end - LOOK_BACK); i--) {
      char c = code.charAt(i);
      depth += c == '>' ? 1 : c == '<' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return end;
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.' || c == '@';
  }

  private static int blanksBefore(String code, int position) {
    int i = position;
    while (i > 0 && position - i < LOOK_BACK && Character.isWhitespace(code.charAt(i - 1))) {
      i--;
    }
    return i;
  }
}
