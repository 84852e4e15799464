package io.aios.gateway.project;

import io.aios.gateway.InvalidField;
import io.aios.project.Priority;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads and shows the field {@code priority}: a name in lower case. Pure. */
final class PriorityField {

  static final String NAME = "priority";

  private PriorityField() {}

  /** The priority of that name; empty if there is none. */
  static Optional<Priority> read(String word) {
    return Arrays.stream(Priority.values()).filter(each -> word(each).equals(word)).findFirst();
  }

  static String word(Priority priority) {
    return priority.name().toLowerCase(Locale.ROOT);
  }

  /** What is wrong with any other word. */
  static InvalidField unknown() {
    String known =
        Arrays.stream(Priority.values()).map(PriorityField::word).collect(Collectors.joining(", "));
    return new InvalidField(NAME, "must be one of " + known);
  }
}
