package io.aios.llm.scripted;

import java.util.List;

/**
 * What an application keeps records of.
 *
 * @param name in Pascal case, safe as a type name in Python and TypeScript
 * @param singular in snake case
 * @param plural in snake case
 * @param fields at least one; the first required line names a record
 */
record Entity(String name, String singular, String plural, List<Field> fields) {

  Entity {
    fields = List.copyOf(fields);
  }

  /** What people read of many, e.g. {@code Support tickets}. */
  String pluralLabel() {
    String words = plural.replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** What people read of one in the middle of a sentence, e.g. {@code support ticket}. */
  String noun() {
    return singular.replace('_', ' ');
  }

  boolean has(FieldType type) {
    return fields.stream().anyMatch(field -> field.type() == type);
  }

  /** The field that names a record: the first required line if there is one. */
  Field titleField() {
    return fields.stream()
        .filter(field -> field.type() == FieldType.LINE && field.isRequired())
        .findFirst()
        .orElse(fields.getFirst());
  }
}
