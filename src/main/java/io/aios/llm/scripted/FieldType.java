package io.aios.llm.scripted;

/** What a field holds. */
enum FieldType {
  /** At most 200 characters without line breaks. */
  LINE("line of text"),
  /** At most 5,000 characters. */
  TEXT("text"),
  /** Zero or more. */
  COUNT("whole number from 0"),
  INTEGER("whole number"),
  /** Two decimals, zero or more. */
  AMOUNT("number from 0"),
  /** Two decimals. */
  DECIMAL("number"),
  DATE("date"),
  /** No unless said otherwise. */
  FLAG("yes or no");

  private final String words;

  FieldType(String words) {
    this.words = words;
  }

  /** What people call it. */
  String words() {
    return words;
  }
}
