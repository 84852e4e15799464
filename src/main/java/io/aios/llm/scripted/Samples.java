package io.aios.llm.scripted;

/** Example values, written as JSON. */
final class Samples {

  static final int MOST_LINE_CHARACTERS = 200;
  static final int MOST_TEXT_CHARACTERS = 5_000;
  static final long LARGEST_INTEGER = 2_147_483_647L;
  static final long LARGEST_DECIMAL = 9_999_999_999L;

  private Samples() {}

  /** A value that a new record may have. */
  static String first(Entity entity, Field field) {
    return switch (field.type()) {
      case LINE -> Literal.quoted(line(field, "ada@example.com", "First " + entity.noun()));
      case TEXT -> "\"Words about it.\\nOn two lines.\"";
      case COUNT -> "3";
      case INTEGER -> "-3";
      case AMOUNT -> "12.5";
      case DECIMAL -> "-12.5";
      case DATE -> "\"2030-01-31\"";
      case FLAG -> "false";
    };
  }

  /** Another one, that the record may be changed to. */
  static String second(Entity entity, Field field) {
    return switch (field.type()) {
      case LINE -> Literal.quoted(line(field, "grace@example.com", "Second " + entity.noun()));
      case TEXT -> "\"Other words.\"";
      case COUNT -> "4";
      case INTEGER -> "5";
      case AMOUNT -> "19.75";
      case DECIMAL -> "0.25";
      case DATE -> "\"2031-12-01\"";
      case FLAG -> "true";
    };
  }

  private static String line(Field field, String email, String otherwise) {
    return field.name().contains("email") ? email : otherwise;
  }
}
