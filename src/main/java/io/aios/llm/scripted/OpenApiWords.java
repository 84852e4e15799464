package io.aios.llm.scripted;

import java.util.ArrayList;
import java.util.List;

/** How fields are written in an OpenAPI 3.0 contract. */
final class OpenApiWords {

  private OpenApiWords() {}

  /** The lines of YAML below the name of the property. */
  static List<String> schema(Field field) {
    List<String> lines = new ArrayList<>(constraints(field));
    if (field.isNullable()) {
      lines.add("nullable: true");
    }
    return lines;
  }

  private static List<String> constraints(Field field) {
    String shortest = "minLength: " + (field.isRequired() ? 1 : 0);
    return switch (field.type()) {
      case LINE -> List.of("type: string", shortest, "maxLength: " + Samples.MOST_LINE_CHARACTERS);
      case TEXT -> List.of("type: string", shortest, "maxLength: " + Samples.MOST_TEXT_CHARACTERS);
      case COUNT -> List.of("type: integer", "minimum: 0", "maximum: " + Samples.LARGEST_INTEGER);
      case INTEGER ->
          List.of(
              "type: integer",
              "minimum: -" + Samples.LARGEST_INTEGER,
              "maximum: " + Samples.LARGEST_INTEGER);
      case AMOUNT -> List.of("type: number", "minimum: 0", "maximum: " + Samples.LARGEST_DECIMAL);
      case DECIMAL ->
          List.of(
              "type: number",
              "minimum: -" + Samples.LARGEST_DECIMAL,
              "maximum: " + Samples.LARGEST_DECIMAL);
      case DATE -> List.of("type: string", "format: date");
      case FLAG -> List.of("type: boolean");
    };
  }
}
