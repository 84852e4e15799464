package io.aios.project;

import java.util.regex.Pattern;

/**
 * Names a task within its project, e.g. {@code backend}: 1 to 40 lower-case letters, digits and
 * hyphens, starting with a letter.
 */
public record TaskKey(String value) implements Comparable<TaskKey> {

  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /** The task that every project starts with: it makes the plan. */
  public static final TaskKey PLAN = new TaskKey("plan");

  public TaskKey {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A task key has 1 to 40 lower-case letters, digits and hyphens and starts with a letter");
    }
  }

  @Override
  public int compareTo(TaskKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
