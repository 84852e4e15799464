package io.aios.llm.scripted;

/**
 * One property of an entity.
 *
 * @param name in snake case, safe as an identifier in Python and TypeScript
 */
record Field(String name, FieldType type, Presence presence) {

  /** Whether a record can do without the field. */
  enum Presence {
    REQUIRED,
    OPTIONAL
  }

  boolean isRequired() {
    return presence == Presence.REQUIRED && type != FieldType.FLAG;
  }

  /** Whether the field can hold nothing at all; a flag always holds yes or no. */
  boolean isNullable() {
    return presence == Presence.OPTIONAL && type != FieldType.FLAG;
  }

  /** What people read, e.g. {@code Due date}. */
  String label() {
    String words = name.replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
