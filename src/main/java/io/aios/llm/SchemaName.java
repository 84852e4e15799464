package io.aios.llm;

import java.util.regex.Pattern;

/** The names that every provider accepts for tools and shapes. */
final class SchemaName {

  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private SchemaName() {}

  static void require(String name) {
    if (!ACCEPTED.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A name has 1 to 64 letters, digits, underscores and hyphens, not " + name);
    }
  }
}
