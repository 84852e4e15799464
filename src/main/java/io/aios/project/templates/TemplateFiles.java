package io.aios.project.templates;

import io.aios.project.Template;
import io.aios.project.Templates;
import io.aios.project.UsualStep;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads templates from YAML files with exactly the fields {@code name}, {@code title}, {@code
 * description}, {@code guidance} and {@code usual_steps}, which are {@link UsualStep}s. A bad file
 * stops the start of the program with one sentence that names it.
 */
final class TemplateFiles {

  private static final int MOST_GUIDANCE_CHARACTERS = 40_000;
  private static final int MOST_WORDS_CHARACTERS = 500;

  private final YAMLMapper mapper =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  /** All templates in order of file name. */
  Templates read(List<Resource> files) {
    var templates = new ArrayList<Template>();
    var names = new HashSet<String>();
    for (Resource file :
        files.stream().sorted(Comparator.comparing(TemplateFiles::fileName)).toList()) {
      Template template = read(file);
      if (!names.add(template.name())) {
        throw new IllegalStateException(
            "Two templates are named " + template.name() + "; one is in " + fileName(file));
      }
      templates.add(template);
    }
    return new Templates(templates);
  }

  private Template read(Resource file) {
    try (InputStream stream = file.getInputStream()) {
      return requireSound(mapper.readValue(stream, TemplateFile.class).template());
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The template " + fileName(file) + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static Template requireSound(Template template) {
    requireText("name", template.name(), 80);
    requireText("title", template.title(), MOST_WORDS_CHARACTERS);
    requireText("description", template.description(), MOST_WORDS_CHARACTERS);
    requireText("guidance", template.guidance(), MOST_GUIDANCE_CHARACTERS);
    return template;
  }

  private static void requireText(String field, String value, int most) {
    if (value.isBlank() || value.length() > most) {
      throw new IllegalArgumentException(field + " must have 1 to " + most + " characters");
    }
  }

  private static String fileName(Resource file) {
    String name = file.getFilename();
    return name == null ? file.getDescription() : name;
  }
}
