package io.aios.llm.scripted;

import java.util.List;

/** How fields are written in Python, for Pydantic 1 and 2 and SQLAlchemy 1.4 and 2. */
final class PythonWords {

  private PythonWords() {}

  /** What follows the colon in the model of a new record. */
  static String created(Field field) {
    if (field.type() == FieldType.FLAG) {
      return "bool = False";
    }
    if (field.isNullable()) {
      return changed(field);
    }
    String constraints = constraints(field);
    String type = type(field.type());
    return constraints.isEmpty() ? type : type + " = Field(..., " + constraints + ")";
  }

  /** What follows the colon in the model of a change, where everything may be left out. */
  static String changed(Field field) {
    String constraints = constraints(field);
    String value = constraints.isEmpty() ? "None" : "Field(None, " + constraints + ")";
    return "Optional[" + type(field.type()) + "] = " + value;
  }

  /** What follows the equals sign in the table. */
  static String column(Field field) {
    String nullable = field.isNullable() ? "nullable=True" : "nullable=False";
    return "sa.Column(" + columnType(field.type()) + ", " + nullable + ")";
  }

  /** A literal of JSON as one of Python. */
  static String literal(String json) {
    return switch (json) {
      case "true" -> "True";
      case "false" -> "False";
      case "null" -> "None";
      default -> json;
    };
  }

  /** Values that the contract forbids, as Python. */
  static List<String> forbidden(Field field) {
    return switch (field.type()) {
      case LINE ->
          field.isRequired()
              ? List.of("\"\"", "\"x\" * " + (Samples.MOST_LINE_CHARACTERS + 1))
              : List.of("\"x\" * " + (Samples.MOST_LINE_CHARACTERS + 1));
      case TEXT -> List.of("\"x\" * " + (Samples.MOST_TEXT_CHARACTERS + 1));
      case COUNT -> List.of("-1", "\"several\"", "10**12");
      case INTEGER -> List.of("\"several\"", "10**12");
      case AMOUNT -> List.of("-0.01", "\"much\"");
      case DECIMAL -> List.of("\"much\"");
      case DATE -> List.of("\"tomorrow\"", "\"2030-02-30\"");
      case FLAG -> List.of("\"perhaps\"");
    };
  }

  private static String type(FieldType type) {
    return switch (type) {
      case LINE, TEXT -> "str";
      case COUNT, INTEGER -> "int";
      case AMOUNT, DECIMAL -> "float";
      case DATE -> "dt.date";
      case FLAG -> "bool";
    };
  }

  private static String columnType(FieldType type) {
    return switch (type) {
      case LINE -> "sa.String(" + Samples.MOST_LINE_CHARACTERS + ")";
      case TEXT -> "sa.Text";
      case COUNT, INTEGER -> "sa.Integer";
      case AMOUNT, DECIMAL -> "sa.Numeric(12, 2, asdecimal=False)";
      case DATE -> "sa.Date";
      case FLAG -> "sa.Boolean";
    };
  }

  private static String constraints(Field field) {
    String shortest = field.isRequired() ? "min_length=1, " : "";
    return switch (field.type()) {
      case LINE -> shortest + "max_length=" + Samples.MOST_LINE_CHARACTERS;
      case TEXT -> shortest + "max_length=" + Samples.MOST_TEXT_CHARACTERS;
      case COUNT -> "ge=0, le=" + Samples.LARGEST_INTEGER;
      case INTEGER -> "ge=-" + Samples.LARGEST_INTEGER + ", le=" + Samples.LARGEST_INTEGER;
      case AMOUNT -> "ge=0, le=" + Samples.LARGEST_DECIMAL;
      case DECIMAL -> "ge=-" + Samples.LARGEST_DECIMAL + ", le=" + Samples.LARGEST_DECIMAL;
      case DATE, FLAG -> "";
    };
  }
}
