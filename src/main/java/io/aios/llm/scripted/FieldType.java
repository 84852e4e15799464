package io.aios.llm.scripted;

/** What a field holds. */
enum FieldType {
  /** A line of text, at most 200 characters. */
  LINE,
  /** Text of several lines, at most 5,000 characters. */
  TEXT,
  /** A whole number, zero or more. */
  COUNT,
  /** A whole number of either sign. */
  INTEGER,
  /** A number with two decimals, zero or more. */
  AMOUNT,
  /** A number with two decimals of either sign. */
  DECIMAL,
  /** A day. */
  DATE,
  /** Yes or no; no unless said otherwise. */
  FLAG;

  boolean isText() {
    return this == LINE || this == TEXT;
  }
}
