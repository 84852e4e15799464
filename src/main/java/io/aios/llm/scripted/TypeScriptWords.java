package io.aios.llm.scripted;

import java.util.List;

/** How fields are written in TypeScript and as React inputs. */
final class TypeScriptWords {

  private TypeScriptWords() {}

  /** Name of the function that calls an operation. */
  static String call(Resource resource, Operation operation) {
    String name = resource.entity().name();
    return switch (operation) {
      case LIST -> "list" + Words.pascal(List.of(resource.entity().plural().split("_")));
      case CREATE -> "create" + name;
      case READ -> "get" + name;
      case UPDATE -> "update" + name;
      case DELETE -> "delete" + name;
    };
  }

  static String type(Field field) {
    String type =
        switch (field.type()) {
          case LINE, TEXT, DATE -> "string";
          case COUNT, INTEGER, AMOUNT, DECIMAL -> "number";
          case FLAG -> "boolean";
        };
    return field.isNullable() ? type + " | null" : type;
  }

  /** The field of a record as the text of its input; flags are no text. */
  static String draft(Field field) {
    String value = "item." + field.name();
    String text =
        switch (field.type()) {
          case LINE, TEXT, DATE, FLAG -> value;
          case COUNT, INTEGER, AMOUNT, DECIMAL -> "String(" + value + ")";
        };
    if (!field.isNullable()) {
      return text;
    }
    return text.equals(value) ? value + " ?? \"\"" : value + " === null ? \"\" : " + text;
  }

  /** What the text of the input says, as the API wants it. */
  static String value(Field field) {
    String draft = "draft." + field.name();
    return switch (field.type()) {
      case LINE, TEXT -> field.isNullable() ? draft + ".trim() || null" : draft + ".trim()";
      case DATE -> field.isNullable() ? draft + " || null" : draft;
      case COUNT, INTEGER, AMOUNT, DECIMAL ->
          field.isNullable()
              ? draft + " === \"\" ? null : Number(" + draft + ")"
              : "Number(" + draft + ")";
      case FLAG -> draft;
    };
  }

  /** The attributes of an input, apart from its value and what happens when it changes. */
  static String attributes(Field field) {
    String required = field.isRequired() ? "required " : "";
    return switch (field.type()) {
      case LINE -> required + "maxLength={" + Samples.MOST_LINE_CHARACTERS + "}";
      case TEXT -> required + "rows={3} maxLength={" + Samples.MOST_TEXT_CHARACTERS + "}";
      case COUNT ->
          required + "type=\"number\" min={0} max={" + Samples.LARGEST_INTEGER + "} step={1}";
      case INTEGER -> required + "type=\"number\" step={1}";
      case AMOUNT ->
          required + "type=\"number\" min={0} max={" + Samples.LARGEST_DECIMAL + "} step={0.01}";
      case DECIMAL -> required + "type=\"number\" step={0.01}";
      case DATE -> required + "type=\"date\"";
      case FLAG -> "type=\"checkbox\"";
    };
  }

  /** What a table shows of a record. */
  static String shown(Field field) {
    String value = "item." + field.name();
    return switch (field.type()) {
      case LINE, TEXT, DATE -> field.isNullable() ? value + " ?? \"–\"" : value;
      case COUNT, INTEGER -> field.isNullable() ? value + " ?? \"–\"" : value;
      case AMOUNT, DECIMAL ->
          field.isNullable() ? value + "?.toFixed(2) ?? \"–\"" : value + ".toFixed(2)";
      case FLAG -> value + " ? \"Yes\" : \"No\"";
    };
  }
}
