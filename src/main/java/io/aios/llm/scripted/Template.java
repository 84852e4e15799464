package io.aios.llm.scripted;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with holes <code>%{name}</code> and sections <code>%{#name}…%{/name}</code> that are
 * written once for each scope of that name; <code>%{^name}…%{/name}</code> is written if there is
 * none. A section's tag alone on its line leaves no empty line. What fills a hole is never read as
 * a template again.
 */
record Template(List<Part> parts) {

  private static final Pattern TAG = Pattern.compile("%\\{([#^/]?)([a-zA-Z]+)\\}");
  private static final Pattern TAG_LINE =
      Pattern.compile("(?m)^[ \\t]*(%\\{[#^/][a-zA-Z]+\\})[ \\t]*\\n");

  /** A piece of a template. */
  sealed interface Part {}

  private record Text(String text) implements Part {}

  private record Hole(String name) implements Part {}

  private record Section(String name, List<Part> parts) implements Part {}

  private record Absence(String name, List<Part> parts) implements Part {}

  static Template parse(String source) {
    String text = TAG_LINE.matcher(source).replaceAll("$1");
    Deque<List<Part>> open = new ArrayDeque<>();
    open.push(new ArrayList<>());
    Matcher tag = TAG.matcher(text);
    int start = 0;
    while (tag.find()) {
      open.element().add(new Text(text.substring(start, tag.start())));
      start = tag.end();
      step(open, tag.group(1), tag.group(2));
    }
    open.element().add(new Text(text.substring(start)));
    if (open.size() != 1) {
      throw new IllegalStateException("A section is not closed");
    }
    return new Template(open.element());
  }

  String render(Scope scope) {
    StringBuilder text = new StringBuilder();
    render(parts, List.of(scope), text);
    return text.toString();
  }

  private static void step(Deque<List<Part>> open, String kind, String name) {
    switch (kind) {
      case "#", "^" -> {
        List<Part> parts = new ArrayList<>();
        open.element().add(kind.equals("#") ? new Section(name, parts) : new Absence(name, parts));
        open.push(parts);
      }
      case "/" -> open.pop();
      default -> open.element().add(new Hole(name));
    }
  }

  /**
   * @param scopes the innermost first
   */
  private static void render(List<Part> parts, List<Scope> scopes, StringBuilder text) {
    for (Part part : parts) {
      switch (part) {
        case Text literal -> text.append(literal.text());
        case Hole hole -> text.append(value(hole.name(), scopes));
        case Section section -> {
          for (Scope inner : section(section.name(), scopes)) {
            render(section.parts(), within(inner, scopes), text);
          }
        }
        case Absence absence -> {
          if (section(absence.name(), scopes).isEmpty()) {
            render(absence.parts(), scopes, text);
          }
        }
      }
    }
  }

  private static String value(String name, List<Scope> scopes) {
    for (Scope scope : scopes) {
      String value = scope.texts().get(name);
      if (value != null) {
        return value;
      }
    }
    throw new IllegalStateException("Nothing fills the hole " + name);
  }

  private static List<Scope> section(String name, List<Scope> scopes) {
    return scopes.stream()
        .filter(scope -> scope.has(name))
        .findFirst()
        .map(scope -> scope.section(name))
        .orElse(List.of());
  }

  private static List<Scope> within(Scope inner, List<Scope> scopes) {
    List<Scope> all = new ArrayList<>(scopes.size() + 1);
    all.add(inner);
    all.addAll(scopes);
    return all;
  }
}
