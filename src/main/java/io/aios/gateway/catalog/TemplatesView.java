package io.aios.gateway.catalog;

import io.aios.project.Template;
import io.aios.project.Templates;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All templates. */
@Schema(description = "What can be built; the first one is used when a request names none.")
record TemplatesView(List<TemplateView> templates) {

  static TemplatesView of(Templates templates) {
    return new TemplatesView(templates.templates().stream().map(TemplateView::of).toList());
  }

  /** A template as clients see it. */
  @Schema(description = "A kind of code base that can be asked for.")
  record TemplateView(
      @Schema(example = "web-app") String name,
      @Schema(example = "Web application") String title,
      @Schema(
              description = "What comes out.",
              example = "A FastAPI backend with a React frontend, tests and deployment.")
          String description) {

    static TemplateView of(Template template) {
      return new TemplateView(template.name(), template.title(), template.description());
    }
  }
}
