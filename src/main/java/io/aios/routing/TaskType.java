package io.aios.routing;

import java.util.regex.Pattern;

/**
 * What kind of work an ask is for. Models are judged by it: who writes good contracts may write
 * poor tests.
 *
 * @param name 1 to 30 lower-case letters, digits and hyphens, starting with a letter
 */
public record TaskType(String name) implements Comparable<TaskType> {

  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,29}");

  public TaskType {
    if (!SHAPE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A task type has 1 to 30 lower-case letters, digits and hyphens");
    }
  }

  @Override
  public int compareTo(TaskType other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
