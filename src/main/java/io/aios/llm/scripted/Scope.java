package io.aios.llm.scripted;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the holes and sections of a template are filled with. */
final class Scope {

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, List<Scope>> sections = new LinkedHashMap<>();

  Scope text(String name, String text) {
    texts.put(name, text);
    return this;
  }

  /** A section that is written as it is. */
  Scope mark(String name) {
    sections.put(name, List.of(new Scope()));
    return this;
  }

  /** A section that is written once for each; in all but the last, the section "more" is marked. */
  Scope each(String name, List<Scope> scopes) {
    for (int i = 0; i < scopes.size(); i++) {
      scopes.get(i).sections.put("more", i + 1 < scopes.size() ? List.of(new Scope()) : List.of());
    }
    sections.put(name, List.copyOf(scopes));
    return this;
  }

  Map<String, String> texts() {
    return texts;
  }

  List<Scope> section(String name) {
    return sections.getOrDefault(name, List.of());
  }

  boolean has(String section) {
    return sections.containsKey(section);
  }
}
