package io.aios.verification;

import java.util.ArrayList;
import java.util.List;

/**
 * A path whose variable parts are all written {@code {}}: {@code /todos/{id}}, {@code
 * /todos/<int:id>}, {@code /todos/:id} and {@code /todos/${todo.id}} have one shape.
 *
 * @param segments what stands between the slashes, without empty ones
 */
record PathShape(List<String> segments) {

  /** The variable part. */
  static final String ANY = "{}";

  private static final int MOST_CHARACTERS = 500;

  PathShape {
    segments = List.copyOf(segments);
  }

  static PathShape of(String text) {
    String path = withoutQuery(generalised(shortened(text)));
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(segment.startsWith(":") ? ANY : segment);
      }
    }
    return new PathShape(segments);
  }

  /** Writes every variable part of the text as {@code {}}. */
  static String generalised(String text) {
    StringBuilder path = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean template = c == '$' && text.startsWith("${", i);
      if (template || c == '{' || c == '<') {
        path.append(ANY);
        i = Braces.end(text, template ? i + 1 : i);
      } else {
        path.append(c);
        i++;
      }
    }
    return path.toString();
  }

  private static String withoutQuery(String path) {
    int query = path.indexOf('?');
    int fragment = path.indexOf('#');
    int end = path.length();
    end = query >= 0 ? Math.min(end, query) : end;
    end = fragment >= 0 ? Math.min(end, fragment) : end;
    return path.substring(0, end);
  }

  private static String shortened(String text) {
    return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
  }

  boolean startsWith(PathShape head) {
    int size = head.segments.size();
    return size <= segments.size() && segments.subList(0, size).equals(head.segments);
  }

  boolean endsWith(PathShape tail) {
    int from = segments.size() - tail.segments.size();
    return from >= 0 && segments.subList(from, segments.size()).equals(tail.segments);
  }

  /** This path without its first segments. */
  PathShape after(int count) {
    return new PathShape(segments.subList(count, segments.size()));
  }

  /** This path without its last segments. */
  PathShape before(int count) {
    return new PathShape(segments.subList(0, segments.size() - count));
  }

  int length() {
    return segments.size();
  }

  @Override
  public String toString() {
    return "/" + String.join("/", segments);
  }
}
