package io.aios.project;

import java.util.List;
import java.util.Optional;

/**
 * All templates, each name once.
 *
 * @param templates the first one is used when a brief names none
 */
public record Templates(List<Template> templates) {

  public Templates {
    templates = List.copyOf(templates);
    if (templates.isEmpty() || templates.size() > 100) {
      throw new IllegalArgumentException("There are 1 to 100 templates");
    }
  }

  public Template standard() {
    return templates.getFirst();
  }

  public Optional<Template> find(String name) {
    return templates.stream().filter(template -> template.name().equals(name)).findFirst();
  }
}
