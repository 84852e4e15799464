package io.aios.project.templates;

import io.aios.project.AgentKind;
import io.aios.project.TaskKey;
import io.aios.project.Template;
import io.aios.project.UsualAsk;
import io.aios.project.UsualStep;
import java.util.List;
import java.util.stream.Collectors;

/** A template as it stands in its file. */
record TemplateFile(
    String name, String title, String description, String guidance, List<Entry> usualSteps) {

  /**
   * The template.
   *
   * @throws IllegalArgumentException if it breaks a rule of templates
   */
  Template template() {
    return new Template(
        name, title, description, guidance, usualSteps.stream().map(Entry::step).toList());
  }

  /** A usual step as it stands there. */
  record Entry(String key, String kind, List<String> needs, List<UsualAsk> asks) {

    private UsualStep step() {
      return new UsualStep(
          new TaskKey(key),
          new AgentKind(kind),
          needs.stream().map(TaskKey::new).collect(Collectors.toUnmodifiableSet()),
          asks);
    }
  }
}
